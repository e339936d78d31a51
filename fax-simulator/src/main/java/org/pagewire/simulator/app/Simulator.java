package org.pagewire.simulator.app;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.Lifecycle;
import org.pagewire.program.config.HostPort;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlServer;
import org.pagewire.simulator.config.SimulatorConfig;
import org.pagewire.simulator.line.FaxLine;
import org.pagewire.simulator.line.LineSettings;
import org.pagewire.simulator.machine.Machine;
import org.pagewire.simulator.machine.Printer;
import org.pagewire.sip.Dial;
import org.pagewire.sip.RegistrationSettings;
import org.pagewire.sip.SipSettings;

/** A simulated machine that runs: everything put together from the configuration. */
final class Simulator {
    private static final int WIDEST = 2432;
    private static final int BIT_RATE = 14_400;
    private static final Duration REGISTRATION = Duration.ofMinutes(2);

    private final SimulatorConfig config;

    Simulator(SimulatorConfig config) {
        this.config = config;
    }

    /** Runs until the process is told to end. */
    void run() throws ControlException {
        try (Lifecycle life = new Lifecycle("simulator")) {
            MultiThreadIoEventLoopGroup group =
                    new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("line"), NioIoHandler.newFactory());
            life.started(
                    "event loop",
                    Duration.ofSeconds(1),
                    () -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly());
            ExecutorService worker = Executors.newFixedThreadPool(2, new DefaultThreadFactory("paper", true));
            life.started("paper", Duration.ofSeconds(3), () -> {
                worker.shutdown();
                worker.awaitTermination(3, TimeUnit.SECONDS);
            });
            EventLoop loop = group.next();
            Machine machine = new Machine(config.id(), config.lines());
            Printer printer = new Printer(config.printed());
            PanelControl panel = new PanelControl(machine, loop);
            FaxLine line = new FaxLine(
                    machine,
                    printer,
                    settings(),
                    new FaxLine.Surroundings(loop, worker, System::nanoTime, Instant::now, panel));
            loop.execute(() -> panel.connect(line)); // before any command can come
            ControlServer control = ControlServer.open(config.socket(), panel.handlers());
            life.started("control socket", Duration.ofSeconds(1), control);
            printer.open();
            InetSocketAddress address = line.open();
            life.started("line", Duration.ofSeconds(6), line::close);
            life.run("fax machine " + config.id() + " at " + address.getHostString() + ":" + address.getPort()
                    + ", prints to " + printer.folder());
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("The machine cannot start: " + e.getMessage());
        }
    }

    private LineSettings settings() {
        SimulatorConfig.Sip sip = config.sip();
        InetSocketAddress listen = address("sip.listen", sip.listen());
        return new LineSettings(
                SipSettings.of(listen, "Pagewire simulator"),
                new RegistrationSettings(
                        address("sip.registrar", sip.registrar()),
                        config.user(),
                        sip.password().value(),
                        REGISTRATION),
                sip.t38() == SimulatorConfig.FirstMedia.AT_ONCE
                        ? Dial.FirstMedia.T38_AT_ONCE
                        : Dial.FirstMedia.AUDIO_FIRST,
                new TerminalSettings(config.id(), capabilities()),
                config.fax().bandwidth());
    }

    private static InetSocketAddress address(String key, HostPort written) {
        InetSocketAddress address = written.toSocketAddress();
        if (address.isUnresolved()) {
            throw new CommandFailure("The host in " + key + ", " + written.host() + ", is not known: check its name.");
        }
        return address;
    }

    private Capabilities capabilities() {
        SimulatorConfig.Fax fax = config.fax();
        Set<Coding> codings = EnumSet.noneOf(Coding.class);
        for (SimulatorConfig.Coding coding : fax.codings()) {
            if (fax.ecm() || coding != SimulatorConfig.Coding.MMR) {
                codings.add(Coding.valueOf(coding.name()));
            }
        }
        Set<Resolution> resolutions = EnumSet.noneOf(Resolution.class);
        fax.resolutions().forEach(resolution -> resolutions.add(Resolution.valueOf(resolution.name())));
        return new Capabilities(codings, resolutions, WIDEST, true, fax.ecm(), BIT_RATE, 0, true);
    }
}
