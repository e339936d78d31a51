package org.pagewire.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.tiff.TiffWriter;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlRequest;
import org.pagewire.program.control.ControlServer;
import org.pagewire.simulator.line.FaxLine;
import org.pagewire.simulator.line.LineSettings;
import org.pagewire.simulator.machine.Machine;
import org.pagewire.simulator.machine.Printer;
import org.pagewire.sip.Dial;
import org.pagewire.sip.RegistrationSettings;
import org.pagewire.sip.SipSettings;

/** The panel of a machine that is just being switched on: its control socket is there, its line not yet. */
@Timeout(30)
final class PanelControlTest {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private Path folder = Path.of("");

    @BeforeEach
    void shortFolder() throws Exception {
        folder = Files.createTempDirectory(Path.of("/tmp"), "pw");
    }

    @AfterEach
    void stop() throws Exception {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void aCommandThatComesBeforeTheLineIsOpenIsAnswered() throws Exception {
        EventLoop loop = group.next();
        Machine machine = new Machine("5550101", 1);
        PanelControl panel = new PanelControl(machine, loop);
        InetSocketAddress anywhere = new InetSocketAddress("127.0.0.1", 5060);
        LineSettings settings = new LineSettings(
                SipSettings.of(anywhere, "test"),
                new RegistrationSettings(anywhere, "5550101", "secret", Duration.ofMinutes(1)),
                Dial.FirstMedia.T38_AT_ONCE,
                new TerminalSettings("5550101", Capabilities.all()),
                2_000_000);
        FaxLine line = new FaxLine(
                machine,
                new Printer(folder),
                settings,
                new FaxLine.Surroundings(loop, Runnable::run, System::nanoTime, Instant::now, panel));
        loop.execute(() -> panel.connect(line));
        Path document = folder.resolve("a.tif");
        try (TiffWriter writer = TiffWriter.open(document)) {
            writer.append(Page.of(1728, FaxResolution.FINE.resolution(), new byte[216 * 10]));
        }
        Path socket = folder.resolve("data/control.sock");
        try (ControlServer server = ControlServer.open(socket, panel.handlers())) {
            ObjectNode dialled = ControlClient.ask(
                    server.socket(),
                    ControlRequest.of("dial").with("to", "5550102").with("document", document.toString()));
            assertThat(dialled.path("code").asText()).isEqualTo("not-registered");
            assertThat(dialled.path("error").asText()).startsWith("This machine is not registered with its agent");
            ObjectNode answer = ControlClient.ask(
                    server.socket(), ControlRequest.of("answer").with("answer", "busy"));
            assertThat(answer.path("ok").asBoolean()).isTrue();
            ObjectNode wrong =
                    ControlClient.ask(server.socket(), ControlRequest.of("dial").with("to", "555 0102"));
            assertThat(wrong.path("error").asText()).contains("no spaces");
        }
    }
}
