package org.pagewire.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The module table of docs/architecture.md: which module may use which, and which library (R-G1). */
class ModuleTableTest {
    private static final String[] JDK = {"java..", "javax.crypto..", "javax.net.ssl..", "javax.security..", "jdk.net.."
    };
    private static final String[] LOGGING = {"org.slf4j.."};
    private static final String[] JACKSON = {"com.fasterxml.jackson.."};
    private static final String[] NETTY = {"io.netty.."};

    /** One row of the table: a module's root package, the modules it may use, and the libraries. */
    enum Module {
        IMAGE("image", List.of(), JDK, new String[] {
            "javax.imageio..", "org.w3c.dom..", "org.apache.pdfbox..", "org.apache.fontbox..", "com.twelvemonkeys.."
        }),
        FAX("fax", List.of(), JDK),
        WIRE("wire", List.of(), JDK, LOGGING, JACKSON, NETTY, new String[] {"com.ongres.."}),
        PROGRAM("program", List.of(), JDK, LOGGING, JACKSON, new String[] {
            "org.yaml.snakeyaml..", "picocli..", "ch.qos.logback.."
        }),
        SIP("sip", List.of(FAX), JDK, LOGGING, NETTY, new String[] {"javax.sip..", "gov.nist.."}),
        RELAY("relay", List.of(WIRE, PROGRAM), JDK, LOGGING, JACKSON, NETTY, new String[] {
            "picocli..",
            "org.bouncycastle..",
            "org.sqlite..",
            "com.zaxxer.hikari..",
            "org.jdbi..",
            "org.flywaydb..",
            "javax.sql..",
            "com.ongres.."
        }),
        AGENT("agent", List.of(WIRE, FAX, IMAGE, SIP, PROGRAM), JDK, LOGGING, JACKSON, NETTY, new String[] {"picocli.."
        }),
        SIMULATOR(
                "simulator", List.of(FAX, IMAGE, SIP, PROGRAM), JDK, LOGGING, JACKSON, NETTY, new String[] {"picocli.."
                }),
        IMAGING("imaging", List.of(IMAGE, PROGRAM), JDK, JACKSON, new String[] {"picocli.."}),
        DEMO("demo", List.of(PROGRAM), JDK, LOGGING, JACKSON, new String[] {"picocli..", "me.tongfei..", "org.jline.."
        });

        private final String root;
        private final List<Module> uses;
        private final String[] libraries;

        Module(String name, List<Module> uses, String[]... libraries) {
            this.root = "org.pagewire." + name;
            this.uses = uses;
            this.libraries = Stream.of(libraries).flatMap(Arrays::stream).toArray(String[]::new);
        }

        private String[] allowed() {
            Stream<String> modules =
                    Stream.concat(Stream.of(this), uses.stream()).map(module -> module.root + "..");
            return Stream.concat(
                            Stream.concat(modules, Arrays.stream(libraries)), Stream.of("org.jspecify.annotations.."))
                    .toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleUsesOnlyWhatTheTableAllows(Module module) {
        noClasses()
                .that(resideInAPackage(module.root + ".."))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(module.allowed())
                        .and(resideOutsideOfPackages("")) // arrays of primitives and the like
                        .as("are of other modules or libraries"))
                .because("docs/architecture.md lists what " + module.root + " may use")
                .allowEmptyShould(true)
                .check(Production.CLASSES);
    }

    @Test
    void everyPackageBelongsToAModuleOfTheTable() {
        Set<String> roots =
                Arrays.stream(Module.values()).map(module -> module.root).collect(Collectors.toSet());
        Set<String> strangers = new TreeSet<>();
        for (JavaClass each : Production.CLASSES) {
            String name = each.getPackageName();
            if (roots.stream().noneMatch(root -> name.equals(root) || name.startsWith(root + "."))) {
                strangers.add(name);
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void packagesUseOneAnotherOneWayOnly() {
        slices().matching("org.pagewire.(**)").should().beFreeOfCycles().check(Production.CLASSES);
    }

    @Test
    void packagesGoAtMostTwoLevelsBelowTheModule() {
        Set<String> deep = new TreeSet<>();
        for (JavaClass each : Production.CLASSES) {
            if (each.getPackageName().split("\\.").length > 5) {
                deep.add(each.getPackageName());
            }
        }
        assertThat(deep).isEmpty();
    }

    /** Their fonts and tables take long to load: a fax that is passed on, or printed, does without. */
    @Test
    void onlyDocumentsUsePdfBoxAndImageReaders() {
        noClasses()
                .that(resideOutsideOfPackages("org.pagewire.image.document", "org.pagewire.image.lettering"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.pdfbox..",
                        "org.apache.fontbox..",
                        "com.twelvemonkeys..",
                        "javax.imageio..",
                        "java.awt.."))
                .because("starting a program or carrying a fax must not load them")
                .check(Production.CLASSES);
    }

    /** The header line is drawn on every page: reading one font and filling its outlines is all it may cost. */
    @Test
    void letteringReadsOneFontAndHasNoPen() {
        noClasses()
                .that(resideInAPackage("org.pagewire.image.lettering"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.pdfbox.pdmodel..",
                        "org.apache.pdfbox.rendering..",
                        "com.twelvemonkeys..",
                        "javax.imageio..",
                        "java.awt",
                        "java.awt.font..",
                        "java.awt.image.."))
                .because("Java's pen and fonts look for the fonts of the machine")
                .check(Production.CLASSES);
    }

    @Test
    void faxAndImageCodeHasNoSocketsAndNoThreads() {
        noClasses()
                .that(resideInAnyPackage("org.pagewire.fax..", "org.pagewire.image.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.util.concurrent..", "javax.net.."))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.channels\\.(.*Socket.*|.*Datagram.*|Select.*|Async.*|Pipe)")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .because("fax-protocol and image-codec are cores: bytes, messages and the time given in, nothing else")
                .allowEmptyShould(true)
                .check(Production.CLASSES);
    }
}
