package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long MILLISECOND = 1_000_000;

    private final StringWriter screen = new StringWriter();
    private long now = 5_000;
    private final ProgressLine line = new ProgressLine(new PrintWriter(screen), () -> now);

    private void at(long milliseconds) {
        now = 5_000 + milliseconds * MILLISECOND;
    }

    private String shown() {
        String text = screen.toString().replace("\r\u001b[K", "|");
        screen.getBuffer().setLength(0);
        return text;
    }

    @Test
    void isNotThereForShortWork() {
        at(999);
        line.read(500_000_000, 1_000_000_000, 1000);
        line.done();
        assertEquals("", shown());
    }

    @Test
    void saysHowFarWorkHasComeAndGoes() {
        at(2000);
        line.read(500_000_000, 2_000_000_000, 1_234_567);
        assertEquals("|1,234,567 rows, 250 MB/s, 25 %, 6 s left", shown());
        at(2100);
        line.read(600_000_000, 2_000_000_000, 1_500_000);
        assertEquals("", shown());
        at(4000);
        line.read(2_000_000_000, 2_000_000_000, 5_000_000);
        assertEquals("|5,000,000 rows, 500 MB/s, 100 %, 0 s left", shown());
        line.done();
        line.done();
        assertEquals("|", shown());
    }

    @Test
    void saysNothingOfTheEndWhenItIsNotKnown() {
        at(1000);
        line.read(10_000_000, 0, 10);
        assertEquals("|10 rows, 10 MB/s", shown());
    }

    @Test
    void countsFitsFromTheirStart() {
        at(30_000); // reading has taken long
        line.fitted(0, 40);
        at(30_999);
        line.fitted(4, 40);
        assertEquals("", shown());
        at(32_000);
        line.fitted(10, 40);
        assertEquals("|10 of 40 fits, 25 %, 6 s left", shown());
        line.done();
        assertEquals("|", shown());
    }
}
