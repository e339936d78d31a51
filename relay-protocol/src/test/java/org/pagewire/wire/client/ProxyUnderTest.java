package org.pagewire.wire.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A proxy on 127.0.0.1 that wants user {@code fax} and password {@code pass:word}, by HTTP CONNECT or SOCKS5. Plain
 * sockets and threads, so that it shares nothing with what it tests.
 */
final class ProxyUnderTest implements AutoCloseable {
    final Queue<String> targets = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ServerSocket server;
    private final OutboundProxy.Kind kind;

    ProxyUnderTest(OutboundProxy.Kind kind) throws IOException {
        this.kind = kind;
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    RelayAddress address() {
        return new RelayAddress("127.0.0.1", server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            sockets.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        Socket target = kind == OutboundProxy.Kind.HTTP ? http(client) : socks(client);
        if (target == null) {
            client.close();
            return;
        }
        sockets.add(target);
        start(() -> pump(client, target));
        pump(target, client);
    }

    private Socket http(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) client.getInputStream().read());
        }
        String wanted = "Basic " + Base64.getEncoder().encodeToString("fax:pass:word".getBytes(US_ASCII));
        OutputStream out = client.getOutputStream();
        if (!head.toString()
                .toLowerCase(java.util.Locale.ROOT)
                .contains(("proxy-authorization: " + wanted).toLowerCase(java.util.Locale.ROOT))) {
            out.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
            return null;
        }
        String target = head.toString().split(" ")[1];
        out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(US_ASCII));
        int colon = target.lastIndexOf(':');
        return connect(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
    }

    /** RFC 1928 and RFC 1929. */
    private Socket socks(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readByte();
        in.readFully(new byte[in.readByte()]);
        out.write(new byte[] {5, 2});
        in.readByte();
        String user = text(in);
        String password = text(in);
        boolean known = user.equals("fax") && password.equals("pass:word");
        out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        if (!known) {
            return null;
        }
        in.readFully(new byte[3]);
        String host = switch (in.readByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 3 -> text(in);
            default -> throw new IOException("address type");
        };
        int port = in.readUnsignedShort();
        Socket target = connect(host, port);
        out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
        return target;
    }

    private Socket connect(String host, int port) throws IOException {
        targets.add(host + ":" + port);
        return new Socket("127.0.0.1", port);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), US_ASCII);
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // a socket was closed by the other side or by the test's end
                    }
                },
                "proxy-under-test");
        thread.setDaemon(true);
        thread.start();
    }
}
