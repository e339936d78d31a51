package org.pagewire.relay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.login.Verifier;

/** Registrations on real SQLite files. */
class StoreTest {
    private static final Verifier VERIFIER =
            Verifier.ofPassword("secret".toCharArray(), Verifier.MIN_ROUNDS, new Random(1));
    private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00.123Z");

    @TempDir
    Path folder;

    private static Registration registration(String id) {
        return new Registration(id, "FAX", VERIFIER, CREATED, CREATED);
    }

    @Test
    void whatWasAddedIsFoundAfterReopening() throws Exception {
        try (Store store = Store.open(folder)) {
            assertThat(store.add(registration("5550101"))).isTrue();
        }
        try (Store store = Store.open(folder)) {
            Registration found = store.find("5550101").orElseThrow();
            assertThat(found.type()).isEqualTo("FAX");
            assertThat(found.created()).isEqualTo(CREATED);
            assertThat(found.verifier().text()).isEqualTo(VERIFIER.text());
            assertThat(store.find("5550102")).isEmpty();
            assertThat(store.count()).isOne();
        }
    }

    @Test
    void anIdIsRegisteredOnce() throws Exception {
        try (Store store = Store.open(folder)) {
            assertThat(store.add(registration("5550101"))).isTrue();
            assertThat(store.add(registration("5550101"))).isFalse();
            assertThat(store.remove("5550101")).isTrue();
            assertThat(store.remove("5550101")).isFalse();
        }
    }

    @Test
    void idsThatDifferInCaseAreDifferent() throws Exception {
        try (Store store = Store.open(folder)) {
            assertThat(store.add(registration("kyoto"))).isTrue();
            assertThat(store.add(registration("Kyoto"))).isTrue();
        }
    }

    @Test
    void aNewPasswordReplacesTheOldOne() throws Exception {
        Verifier other = Verifier.ofPassword("other".toCharArray(), Verifier.MIN_ROUNDS, new Random(2));
        try (Store store = Store.open(folder)) {
            store.add(registration("5550101"));
            assertThat(store.changePassword("5550101", other, CREATED.plusSeconds(60)))
                    .isTrue();
            assertThat(store.changePassword("5550102", other, CREATED)).isFalse();
            Registration found = store.find("5550101").orElseThrow();
            assertThat(found.verifier().text()).isEqualTo(other.text());
            assertThat(found.created()).isEqualTo(CREATED);
            assertThat(found.changed()).isEqualTo(CREATED.plusSeconds(60));
        }
    }

    @Test
    void pagesComeInTheOrderOfIdsWithoutGaps() throws Exception {
        try (Store store = Store.open(folder)) {
            for (int i = 0; i < 25; i++) {
                store.add(registration(String.format("%03d", (i * 7) % 25)));
            }
            List<String> all = new ArrayList<>();
            List<Registration> page = store.page(null, 10);
            while (!page.isEmpty()) {
                page.forEach(each -> all.add(each.id()));
                page = store.page(all.get(all.size() - 1), 10);
            }
            assertThat(all).hasSize(25).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void theSecretIsMadeOnceAndKept() throws Exception {
        byte[] first;
        try (Store store = Store.open(folder)) {
            first = store.secret(new Random(1));
            assertThat(store.secret(new Random(2))).isEqualTo(first);
        }
        try (Store store = Store.open(folder)) {
            assertThat(store.secret(new Random(3))).isEqualTo(first).hasSize(32);
        }
    }

    @Test
    void theFilesAreForTheirOwnerAlone() throws Exception {
        Path data = folder.resolve("new/data");
        try (Store store = Store.open(data)) {
            store.add(registration("5550101"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(data)) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void twoStoresOnOneFileSeeAndDoNotDisturbEachOther() throws Exception {
        // as the running relay and a command do, which are two processes
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Store one = Store.open(folder);
                Store other = Store.open(folder)) {
            List<Future<?>> writers =
                    List.of(threads.submit(() -> addAll(one, "a")), threads.submit(() -> addAll(other, "b")));
            for (Future<?> writer : writers) {
                writer.get(30, TimeUnit.SECONDS);
            }
            assertThat(one.count()).isEqualTo(100).isEqualTo(other.count());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void addAll(Store store, String prefix) throws StoreException {
        for (int i = 0; i < 50; i++) {
            assertThat(store.add(registration(prefix + i))).isTrue();
            assertThat(store.find(prefix + i)).isPresent();
        }
        return null;
    }

    @RepeatedTest(5)
    void twoProgramsThatMakeTheStoreAtOnceBothSucceed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Store> one = threads.submit(() -> Store.open(folder));
            Future<Store> other = threads.submit(() -> Store.open(folder));
            try (Store first = one.get(30, TimeUnit.SECONDS);
                    Store second = other.get(30, TimeUnit.SECONDS)) {
                first.add(registration("5550101"));
                assertThat(second.find("5550101")).isPresent();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsToldInASentence() throws Exception {
        Files.writeString(
                folder.resolve("relay.db"), "this is not a database, but long enough to look like one\n".repeat(50));
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("The registrations in ")
                .hasMessageContaining("relay.db cannot be opened")
                .hasMessageContaining("not a database");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Store.open(file.resolve("data"))).isInstanceOf(StoreException.class);
    }

    @Test
    void aDatabaseThatIsTakenAwayIsToldAndNotLoggedAsADefect() throws Exception {
        Store store = Store.open(folder);
        store.close();
        assertThatThrownBy(() -> store.find("5550101"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be read");
    }
}
