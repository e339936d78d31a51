package org.pagewire.simulator.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.config.Default;
import org.pagewire.program.config.HostPort;
import org.pagewire.program.config.OptionalKey;
import org.pagewire.program.config.Range;
import org.pagewire.program.config.Secret;

/**
 * {@code conf/simulator.yaml}, where every key is explained.
 *
 * @param id the machine's fax ID: what it calls itself (CSI, TSI) and its user at the registrar unless told otherwise
 * @param data folder of the control socket and, unless told otherwise, of what is printed
 * @param lines calls at once
 * @param sip how it reaches the agent
 * @param fax what it can send and receive
 * @param printer where received pages go
 */
public record SimulatorConfig(
        String id,
        @Default("../data/simulator") Path data,
        @Default("1") @Range(min = "1", max = "16") int lines,
        Sip sip,
        Fax fax,
        Printer printer) {

    /** What a CSI or TSI can show of an ID (T.30 clause 5.3.6.2.4), and the signs some people put into numbers. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z+._-]{1,20}");

    public SimulatorConfig {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id has 1 to 20 letters, digits and the signs + . _ -");
        }
    }

    /** How the machine gets to T.38. */
    public enum FirstMedia {
        AT_ONCE,
        AUDIO_FIRST
    }

    /**
     * @param listen address of the machine; 0 for any free port
     * @param registrar where the agent listens
     * @param user its user there; the ID when left out
     * @param password its password there
     * @param t38 whether it offers T.38 in the first INVITE
     */
    public record Sip(
            @Default("127.0.0.1:5070") HostPort listen,
            @Default("127.0.0.1:5060") HostPort registrar,
            @OptionalKey @Nullable String user,
            Secret password,
            @Default("at-once") FirstMedia t38) {}

    /** Codings, as T.30 names them. */
    public enum Coding {
        MMR,
        MR,
        MH
    }

    /** Resolutions, as T.30 names them. */
    public enum Resolution {
        SUPERFINE,
        FINE,
        STANDARD
    }

    /**
     * @param ecm error correction mode
     * @param codings what it can code and decode; MH is always among them
     * @param resolutions what it can print; standard is always among them
     * @param bandwidth bit/s towards a machine that is Internet-aware as well
     */
    public record Fax(
            @Default("true") boolean ecm,
            @Default("[mmr, mr, mh]") List<Coding> codings,
            @Default("[superfine, fine, standard]") List<Resolution> resolutions,

            @Default("2000000") @Range(min = "9600", max = "100000000")
            int bandwidth) {
        public Fax {
            if (new HashSet<>(codings).size() < codings.size()
                    || new HashSet<>(resolutions).size() < resolutions.size()) {
                throw new IllegalArgumentException("codings and resolutions name each thing once");
            }
        }
    }

    /**
     * @param folder folder of the received TIFF files; {@code printed} in the data folder when left out
     */
    public record Printer(@OptionalKey @Nullable Path folder) {}

    /** The machine's user at the registrar. */
    public String user() {
        String user = sip.user();
        return user == null ? id : user;
    }

    /** Where received pages go. */
    public Path printed() {
        Path folder = printer.folder();
        return folder == null ? data.resolve("printed") : folder;
    }

    /** The control socket. */
    public Path socket() {
        return data.resolve("control.sock");
    }
}
