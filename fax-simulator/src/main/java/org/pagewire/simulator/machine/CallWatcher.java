package org.pagewire.simulator.machine;

/** Told of everything that happens in the machine's calls, on the machine's thread. */
@FunctionalInterface
public interface CallWatcher {
    /**
     * Something happened.
     *
     * @param call number of the call at this machine
     * @param direction which way its pages go
     */
    void happened(int call, Direction direction, CallEvent event);
}
