package org.pagewire.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Clocks, randomness and sleeping stay at the rim: everything else is given the time and the random numbers, so that it
 * runs under a virtual clock from a seed.
 */
class OuterWorldTest {
    /** Packages, and single classes, that may look at the clock or draw a random number, and why. */
    private static final Map<String, String> OUTERMOST = new LinkedHashMap<>();

    static {
        OUTERMOST.put("org.pagewire.relay.app", "wires the relay together");
        OUTERMOST.put("org.pagewire.simulator.app", "wires the simulator together");
        OUTERMOST.put("org.pagewire.agent.uplink.InstanceId", "makes the lasting identity of an installation");
        OUTERMOST.put("org.pagewire.imaging.app.ImageMain", "gives the image command its clocks");
        OUTERMOST.put("org.pagewire.demo", "is a program of its own, with no core");
    }

    private static final Map<Class<?>, Set<String>> BANNED = Map.ofEntries(
            Map.entry(System.class, Set.of("currentTimeMillis", "nanoTime")),
            Map.entry(Instant.class, Set.of("now")),
            Map.entry(LocalDate.class, Set.of("now")),
            Map.entry(LocalDateTime.class, Set.of("now")),
            Map.entry(OffsetDateTime.class, Set.of("now")),
            Map.entry(ZonedDateTime.class, Set.of("now")),
            Map.entry(Clock.class, Set.of("systemUTC", "systemDefaultZone", "system")),
            Map.entry(Random.class, Set.of("<init>")),
            Map.entry(ThreadLocalRandom.class, Set.of("current")),
            Map.entry(Math.class, Set.of("random")),
            Map.entry(UUID.class, Set.of("randomUUID")),
            Map.entry(Thread.class, Set.of("sleep")));

    private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_OUTER_WORLD =
            DescribedPredicate.describe("asks a clock, draws a random number or sleeps", OuterWorldTest::banned);

    private static boolean inside(JavaClass each) {
        return !OUTERMOST.containsKey(each.getPackageName()) && !OUTERMOST.containsKey(each.getFullName());
    }

    private static boolean banned(JavaAccess<?> access) {
        return BANNED.entrySet().stream()
                .anyMatch(entry -> access.getTargetOwner().isEquivalentTo(entry.getKey())
                        && entry.getValue().contains(access.getTarget().getName()));
    }

    @Test
    void onlyTheOutermostPackagesSeeTheClockAndRandomness() {
        noClasses()
                .that(DescribedPredicate.describe("are not at the rim", OuterWorldTest::inside))
                .should()
                .accessTargetWhere(ASKS_THE_OUTER_WORLD)
                .because("decisions take `now` and a random generator as arguments; the rim is " + OUTERMOST)
                .check(Production.CLASSES);
    }

    @Test
    void everyPlaceAtTheRimStillNeedsToBeThere() {
        Set<String> seen = new HashSet<>();
        for (JavaClass each : Production.CLASSES) {
            if (!inside(each) && each.getAccessesFromSelf().stream().anyMatch(OuterWorldTest::banned)) {
                seen.add(each.getPackageName());
                seen.add(each.getFullName());
            }
        }
        assertThat(OUTERMOST.keySet()).isSubsetOf(seen);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(Production.CLASSES);
    }

    @Test
    void classesAreNamedAfterWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Impl|Utils?|Helper|Helpers)")
                .because("such a name says nothing; name what differs")
                .check(Production.CLASSES);
    }

    @Test
    void noPackageIsADrawerForEverything() {
        Set<String> drawers = Set.of("util", "utils", "common", "misc", "helper", "helpers", "impl");
        assertThat(Production.CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> drawers.contains(name.substring(name.lastIndexOf('.') + 1))))
                .isEmpty();
    }
}
