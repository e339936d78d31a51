package org.pagewire.imaging.app;

/** Does something if the program is stopped by a signal, such as Ctrl-C's, before this is closed. */
final class OnSignal implements AutoCloseable {
    private final Thread hook;

    OnSignal(Runnable action) {
        this.hook = new Thread(action, "stopped");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the signal has come: the action is running
        }
    }
}
