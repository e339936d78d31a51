package org.pagewire.system;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An office's proxy: HTTP CONNECT (RFC 9110, 9.3.6) or SOCKS5 (RFC 1928, 1929). A thread per direction of a tunnel. */
final class Proxy implements Closeable {
    enum Kind {
        HTTP,
        SOCKS5;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final String user;
    private final String password;
    private final ServerSocket server;
    private final AtomicInteger tunnels = new AtomicInteger();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    private Proxy(Kind kind, String user, String password, ServerSocket server) {
        this.kind = kind;
        this.user = user;
        this.password = password;
        this.server = server;
    }

    static Proxy start(Kind kind, String user, String password) throws IOException {
        Proxy proxy = new Proxy(kind, user, password, new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        run("proxy", proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Connections that gave the right credentials and were joined to their destination. */
    int tunnels() {
        return tunnels.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            open.add(client);
            run("proxy tunnel", () -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        Socket destination = kind == Kind.HTTP ? http(client) : socks(client);
        open.add(destination);
        tunnels.incrementAndGet();
        run("proxy back", () -> pump(destination, client));
        pump(client, destination);
    }

    private Socket http(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("left in mid-request");
            }
            head.append((char) octet);
        }
        String expected =
                "basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        boolean known = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization:"))
                .anyMatch(line -> line.substring(line.indexOf(':') + 1).strip().equalsIgnoreCase(expected));
        OutputStream out = client.getOutputStream();
        if (!known) {
            out.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            throw new IOException("wrong credentials");
        }
        String target = head.toString().split(" ", 3)[1];
        int colon = target.lastIndexOf(':');
        Socket destination = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return destination;
    }

    private Socket socks(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readByte(); // version
        in.readFully(new byte[in.readUnsignedByte()]); // methods offered
        out.write(new byte[] {5, 2}); // user name and password it is
        in.readByte(); // version of RFC 1929
        byte[] name = new byte[in.readUnsignedByte()];
        in.readFully(name);
        byte[] secret = new byte[in.readUnsignedByte()];
        in.readFully(secret);
        boolean known = Arrays.equals(name, user.getBytes(StandardCharsets.UTF_8))
                && Arrays.equals(secret, password.getBytes(StandardCharsets.UTF_8));
        out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        if (!known) {
            throw new IOException("wrong credentials");
        }
        in.readFully(new byte[3]); // version, CONNECT, reserved
        int addressType = in.readUnsignedByte();
        byte[] address = new byte[addressType == 1 ? 4 : in.readUnsignedByte()];
        in.readFully(address);
        int port = in.readUnsignedShort();
        InetAddress host = addressType == 1
                ? InetAddress.getByAddress(address)
                : InetAddress.getByName(new String(address, StandardCharsets.US_ASCII));
        Socket destination = new Socket(host, port);
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return destination;
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one side has left; the socket is closed with it
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
