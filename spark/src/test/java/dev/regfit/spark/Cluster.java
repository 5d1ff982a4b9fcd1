package dev.regfit.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;

/**
 * A standalone Spark cluster on this machine, made of the jars that Maven has: a Master and Workers, each a JVM of its own,
 * which start executors in further ones. All is on 127.0.0.1, and all of it ends with this.
 */
final class Cluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final int port;
    private final int webPort;
    private final List<Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::stop);

    /** Starts a master and so many workers, and waits until all are alive. */
    Cluster(int workers) {
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            home = Files.createTempDirectory("regfit-cluster");
            linkJars();
            port = freePort();
            webPort = freePort();
            launch("org.apache.spark.deploy.master.Master", "--port", port, "--webui-port", webPort);
            await(() -> state().isPresent(), "the master does not answer");
            for (int k = 0; k < workers; k++) {
                addWorker();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one more worker, of one core, and waits for it. */
    void addWorker() {
        int before = aliveWorkers();
        Path work = home.resolve("work-" + processes.size());
        launch(
                "org.apache.spark.deploy.worker.Worker",
                "--port",
                0,
                "--webui-port",
                0,
                "--cores",
                1,
                "--memory",
                "3g",
                "--work-dir",
                work,
                url());
        await(() -> aliveWorkers() > before, "the worker does not come alive");
    }

    /** Kills a worker and the executors that it has started, as when its machine fails. */
    void killWorker(int number) {
        Process worker = processes.get(1 + number);
        worker.descendants().forEach(ProcessHandle::destroyForcibly);
        worker.destroyForcibly();
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** How an application reaches the cluster. */
    SparkConf conf() {
        return new SparkConf()
                .setMaster(url())
                .setAppName("regfit")
                .set("spark.driver.host", HOST)
                .set("spark.driver.bindAddress", HOST)
                .set("spark.ui.enabled", "false")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.sql.shuffle.partitions", "2")
                .set("spark.sql.warehouse.dir", home.resolve("warehouse").toString())
                .set("spark.network.timeout", "20s")
                .set("spark.network.timeoutInterval", "5s")
                .set("spark.executor.heartbeatInterval", "2s");
    }

    SparkSession session() {
        return SparkSession.builder().config(conf()).getOrCreate();
    }

    private void linkJars() throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            Path link = jars.resolve(jar.getFileName());
            if (entry.endsWith(".jar") && Files.exists(jar) && !Files.exists(link)) {
                Files.createSymbolicLink(link, jar.toAbsolutePath());
            }
        }
    }

    private void launch(String main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ", -1)));
        command.addAll(List.of("-Xmx256m", "-Dspark.worker.timeout=5", "-cp", home.resolve("jars") + "/*", main));
        command.addAll(List.of("--host", HOST));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path log = home.resolve("log-" + processes.size());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_NO_DAEMONIZE", "1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            processes.add(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Number of workers that the master takes for alive. */
    int aliveWorkers() {
        Matcher matcher = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)").matcher(state().orElse(""));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private java.util.Optional<String> state() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s:%d/json/".formatted(HOST, webPort)))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return java.util.Optional.of(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException notYet) {
            return java.util.Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition, String otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                stop();
                throw new IllegalStateException(otherwise + "; logs are in " + home);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void stop() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
