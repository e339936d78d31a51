package org.pagewire.relay.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.login.Verifier;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Who is registered. One SQLite file in the relay's data folder, readable by its owner alone, in WAL mode: the running
 * relay reads while a command writes. Methods block on the disk, up to five seconds when another process writes. Safe for
 * any number of threads and processes.
 */
public final class Store implements AutoCloseable {
    private static final String FILE = "relay.db";
    private static final int BUSY_MS = 5_000;
    private static final int CONNECTIONS = 2;
    private static final String SECRET = "fake-challenge-secret";
    private static final int SECRET_OCTETS = 32;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Store(Path file, HikariDataSource pool) {
        this.file = file;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens the store in this folder, makes it when there is none, and brings an older one up to date.
     *
     * @throws StoreException when that does not work, with the reason
     */
    public static Store open(Path folder) throws StoreException {
        Path file = folder.resolve(FILE);
        HikariDataSource pool = null;
        try {
            DataFolder.make(folder);
            makePrivate(file);
            pool = pool(file);
            migrate(pool);
            return new Store(file, pool);
        } catch (IOException | PoolInitializationException | FlywayException e) {
            if (pool != null) {
                pool.close();
            }
            throw new StoreException("The registrations in " + file + " cannot be opened: " + reason(e), e);
        }
    }

    private static void makePrivate(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        } catch (FileAlreadyExistsException e) {
            // made before, or just now by another program
        }
    }

    private static HikariDataSource pool(Path file) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setBusyTimeout(BUSY_MS);
        // A transaction that writes takes its lock at once, instead of failing when it comes to write.
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure(Store.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/relay")
                .load()
                .migrate();
    }

    /** The registration of this user. */
    public Optional<Registration> find(String id) throws StoreException {
        return read(handle -> handle.createQuery("SELECT * FROM registration WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> registration(row))
                .findOne());
    }

    /**
     * Registrations in the order of their IDs.
     *
     * @param after only greater IDs; null for the first
     * @param limit at most so many
     */
    public List<Registration> page(@Nullable String after, int limit) throws StoreException {
        return read(
                handle -> handle.createQuery("SELECT * FROM registration WHERE id > :after ORDER BY id LIMIT :limit")
                        .bind("after", after == null ? "" : after)
                        .bind("limit", limit)
                        .map((row, context) -> registration(row))
                        .list());
    }

    /** How many users are registered. */
    public long count() throws StoreException {
        return read(handle -> handle.createQuery("SELECT COUNT(*) FROM registration")
                .mapTo(Long.class)
                .one());
    }

    /** Adds a registration; false, and nothing changed, when its ID is registered already. */
    public boolean add(Registration registration) throws StoreException {
        return write(handle -> handle.createUpdate("INSERT INTO registration (id, type, verifier, created, changed)"
                        + " VALUES (:id, :type, :verifier, :created, :changed) ON CONFLICT (id) DO NOTHING")
                .bind("id", registration.id())
                .bind("type", registration.type())
                .bind("verifier", registration.verifier().text())
                .bind("created", registration.created().toEpochMilli())
                .bind("changed", registration.changed().toEpochMilli())
                .execute());
    }

    /** Removes a registration; false when there is none of this ID. */
    public boolean remove(String id) throws StoreException {
        return write(handle -> handle.createUpdate("DELETE FROM registration WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    /** Gives a user another password; false when there is no such user. */
    public boolean changePassword(String id, Verifier verifier, Instant changed) throws StoreException {
        return write(handle -> handle.createUpdate(
                        "UPDATE registration SET verifier = :verifier, changed = :changed" + " WHERE id = :id")
                .bind("id", id)
                .bind("verifier", verifier.text())
                .bind("changed", changed.toEpochMilli())
                .execute());
    }

    /**
     * The secret behind challenges for users that do not exist; made at the first call.
     *
     * @param random a cryptographically strong one
     */
    public byte[] secret(RandomGenerator random) throws StoreException {
        byte[] fresh = new byte[SECRET_OCTETS];
        random.nextBytes(fresh);
        write(handle -> handle.createUpdate(
                        "INSERT INTO shared_value (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING")
                .bind("name", SECRET)
                .bind("value", Base64.getEncoder().encodeToString(fresh))
                .execute());
        String kept = read(handle -> handle.createQuery("SELECT value FROM shared_value WHERE name = :name")
                .bind("name", SECRET)
                .mapTo(String.class)
                .one());
        return Base64.getDecoder().decode(kept);
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                row.getString("id"),
                row.getString("type"),
                Verifier.parse(row.getString("verifier")),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("changed")));
    }

    private <T> T read(HandleCallback<T, RuntimeException> query) throws StoreException {
        try {
            return jdbi.withHandle(query);
        } catch (JdbiException | IllegalArgumentException e) {
            throw new StoreException("The registrations in " + file + " cannot be read: " + reason(e), e);
        }
    }

    private boolean write(HandleCallback<Integer, RuntimeException> update) throws StoreException {
        try {
            return jdbi.inTransaction((Handle handle) -> update.withHandle(handle)) > 0;
        } catch (JdbiException e) {
            throw new StoreException("The registrations in " + file + " cannot be written: " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public void close() {
        pool.close();
    }
}
