package org.pagewire.program.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of every program: stderr, one line per event, found by Logback as a service, so that no file is searched for
 * or parsed at start. Line ends inside a message are replaced: a peer cannot forge a line.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: "
            + "%replace(%replace(%msg%n%ex){'\\s+$',''}){'\\s*[\\r\\n]+\\s*',' | '}%nopex%n";

    /** Called by Logback. */
    public LogSetup() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        // Libraries speak up when something is wrong; their other lines say nothing to an operator.
        root.setLevel(Level.WARN);
        root.addAppender(stderr);
        context.getLogger("org.pagewire").setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Logs Pagewire's own events from DEBUG up, or from INFO up. */
    public static void verbose(boolean verbose) {
        if (LoggerFactory.getLogger("org.pagewire") instanceof ch.qos.logback.classic.Logger logger) {
            logger.setLevel(verbose ? Level.DEBUG : Level.INFO);
        }
    }

    /** Logs only what is wrong: for commands that ask a running program. */
    public static void quiet() {
        if (LoggerFactory.getLogger("org.pagewire") instanceof ch.qos.logback.classic.Logger logger) {
            logger.setLevel(Level.WARN);
        }
    }
}
