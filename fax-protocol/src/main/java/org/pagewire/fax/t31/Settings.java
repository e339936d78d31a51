package org.pagewire.fax.t31;

import java.util.EnumMap;
import java.util.Map;

/** What the DTE has set, between two resets. */
final class Settings {
    private final Map<Parameter, Integer> values = new EnumMap<>(Parameter.class);
    private ServiceClass serviceClass = ServiceClass.DATA;

    Settings() {
        reset();
    }

    /** As after ATZ. */
    void reset() {
        for (Parameter parameter : Parameter.values()) {
            values.put(parameter, parameter.initial());
        }
        serviceClass = ServiceClass.DATA;
    }

    int get(Parameter parameter) {
        return values.getOrDefault(parameter, parameter.initial());
    }

    boolean isOn(Parameter parameter) {
        return get(parameter) != 0;
    }

    /** Whether the value is one that the parameter takes; if not, nothing has changed. */
    boolean set(Parameter parameter, int value) {
        if (!parameter.takes(value)) {
            return false;
        }
        values.put(parameter, value);
        if (parameter == Parameter.FLOW_CONTROL) {
            values.put(Parameter.FAX_FLOW_CONTROL, faxFlowControl(value));
        }
        return true;
    }

    /** &amp;K as modems have it: 0 is none, 4 and 5 are XON and XOFF, others RTS and CTS. */
    private static int faxFlowControl(int customary) {
        return switch (customary) {
            case 0 -> 0;
            case 4, 5 -> 1;
            default -> 2;
        };
    }

    ServiceClass serviceClass() {
        return serviceClass;
    }

    void serviceClass(ServiceClass chosen) {
        serviceClass = chosen;
    }

    /** With X0 to X3 some of what happens to a call is NO CARRIER (V.250 clause 6.2.7). */
    ResultCode told(ResultCode code) {
        int progress = get(Parameter.PROGRESS);
        boolean untold = (code == ResultCode.BUSY && progress < 3)
                || (code == ResultCode.NO_DIALTONE && progress != 2 && progress != 4);
        return untold ? ResultCode.NO_CARRIER : code;
    }
}
