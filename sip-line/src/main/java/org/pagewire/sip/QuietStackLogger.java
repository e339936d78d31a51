package org.pagewire.sip;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the SIP stack logs about itself instead of its log4j logger. The stack reports every malformed datagram as
 * an error with a stack trace, so all but fatal errors go to debug level, without traces. Used by reflection: the name is
 * a stack property. Thread-safe.
 */
public final class QuietStackLogger implements StackLogger {
    private static final Logger LOG = LoggerFactory.getLogger(QuietStackLogger.class);

    @Override
    public void logFatalError(String message) {
        LOG.warn("SIP stack: {}", message);
    }

    @Override
    public void logError(String message) {
        LOG.debug("SIP stack: {}", message);
    }

    @Override
    public void logError(String message, Exception cause) {
        LOG.debug("SIP stack: {}: {}", message, String.valueOf(cause));
    }

    @Override
    public void logException(Throwable cause) {
        LOG.debug("SIP stack: {}", String.valueOf(cause));
    }

    @Override
    public void logWarning(String message) {
        LOG.trace("SIP stack: {}", message);
    }

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= LogLevels.TRACE_ERROR;
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logInfo(String message) {}

    @Override
    public void logDebug(String message) {}

    @Override
    public void logDebug(String message, Exception cause) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}
}
