package dev.regfit.cli.page;

import dev.regfit.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, spoken to by its own DevTools protocol: a WebSocket that takes and gives JSON, so that
 * no driver has to be installed beside the browser.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final String LISTENING = "DevTools listening on ";
    /** Some errors come as events of the window only. */
    private static final String COLLECT =
            "window.errors = []; window.addEventListener('error', error => window.errors.push(error.message));";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Map<Long, CompletableFuture<Map<?, ?>>> answers;
    private final BlockingQueue<Map<?, ?>> events;
    private String session;
    private long last;

    private Chromium(
            Process process,
            Path profile,
            WebSocket socket,
            Map<Long, CompletableFuture<Map<?, ?>>> answers,
            BlockingQueue<Map<?, ?>> events) {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
        this.answers = answers;
        this.events = events;
    }

    /** The program, if there is one on this machine. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program) throws IOException {
        Path profile = Files.createTempDirectory("regfit-chromium");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox", // for root in a container; the pages are our own
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<Long, CompletableFuture<Map<?, ?>>> answers = new ConcurrentHashMap<>();
        BlockingQueue<Map<?, ?>> events = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(process)), new Listener(answers, events))
                .join();
        Chromium browser = new Chromium(process, profile, socket, answers, events);
        browser.attach();
        return browser;
    }

    private static String address(Process process) throws IOException {
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread rest = new Thread(() -> readOn(lines)); // or its pipe would fill up
                rest.setDaemon(true);
                rest.start();
                return line.substring(LISTENING.length());
            }
        }
        throw new IOException("the browser has ended");
    }

    private static void readOn(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // nothing in it is of interest
            }
        } catch (IOException ended) {
            // the browser was closed
        }
    }

    private void attach() {
        Map<?, ?> target = call("Target.createTarget", Map.of("url", "about:blank"));
        session = (String) call("Target.attachToTarget", Map.of("targetId", target.get("targetId"), "flatten", true))
                .get("sessionId");
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", COLLECT));
    }

    /** Messages come in pieces. */
    private static final class Listener implements WebSocket.Listener {
        private final Map<Long, CompletableFuture<Map<?, ?>>> answers;
        private final BlockingQueue<Map<?, ?>> events;
        private final StringBuilder message = new StringBuilder();

        Listener(Map<Long, CompletableFuture<Map<?, ?>>> answers, BlockingQueue<Map<?, ?>> events) {
            this.answers = answers;
            this.events = events;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean isLast) {
            message.append(piece);
            if (isLast) {
                Map<?, ?> whole = (Map<?, ?>) Json.parse(message.toString());
                message.setLength(0);
                if (whole.get("id") instanceof Long id) {
                    answers.remove(id).complete(whole);
                } else {
                    events.add(whole);
                }
            }
            from.request(1);
            return null;
        }
    }

    /** Calls a method of the protocol and returns its result. */
    Map<?, ?> call(String method, Map<String, Object> parameters) {
        long id = ++last;
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        answers.put(id, answer);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (session != null) {
            message.put("sessionId", session);
        }
        socket.sendText(Json.write(message), true).join();
        Map<?, ?> whole =
                answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (whole.containsKey("error")) {
            throw new IllegalStateException(method + ": " + whole.get("error"));
        }
        return (Map<?, ?>) whole.get("result");
    }

    /** Opens a page and waits until it has loaded; what happened on pages before is forgotten. */
    void open(Path file) throws InterruptedException {
        events.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        List<Map<?, ?>> seen = new ArrayList<>();
        boolean loaded = false;
        while (!loaded) {
            Map<?, ?> event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("the page does not load");
            }
            seen.add(event);
            loaded = event.get("method").equals("Page.loadEventFired");
        }
        events.addAll(seen);
    }

    /** The value of an expression, which must be one that JSON has. */
    Object evaluate(String expression) {
        Map<?, ?> answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return ((Map<?, ?>) answer.get("result")).get("value");
    }

    /** A number that an expression gives. */
    double number(String expression) {
        return ((Number) evaluate(expression)).doubleValue();
    }

    /** Waits for what the page has put off until it draws. */
    void settle() {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    /** Presses a key, which whatever has the focus takes. */
    void press(String key, int code) {
        String text = key.equals("Enter") ? "\r" : key.equals("Space") ? " " : "";
        String name = key.equals("Space") ? " " : key;
        call(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        text.isEmpty() ? "rawKeyDown" : "keyDown",
                        "key",
                        name,
                        "code",
                        key,
                        "windowsVirtualKeyCode",
                        code,
                        "text",
                        text));
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", name, "code", key, "windowsVirtualKeyCode", code));
        settle();
    }

    /** Sets the size of the window. */
    void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        settle();
    }

    /** Sets the medium, and whether people prefer dark pages. */
    void show(String medium, String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        settle();
    }

    /** What the page has complained about: exceptions, messages of the console, and what its policy has refused. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        ((List<?>) evaluate("window.errors")).forEach(error -> complaints.add((String) error));
        events.stream()
                .filter(event -> List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
                        .contains(event.get("method")))
                .forEach(event -> complaints.add(event.toString()));
        return complaints;
    }

    /** Where the page has sent requests to. */
    List<String> requests() {
        return events.stream()
                .filter(event -> event.get("method").equals("Network.requestWillBeSent"))
                .map(event -> (Map<?, ?>) ((Map<?, ?>) event.get("params")).get("request"))
                .map(request -> (String) request.get("url"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (java.io.UncheckedIOException | java.nio.file.DirectoryNotEmptyException stillWriting) {
            // What a dying browser writes is left to the temporary folder.
        }
    }
}
