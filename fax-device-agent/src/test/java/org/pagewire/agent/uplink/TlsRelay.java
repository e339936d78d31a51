package org.pagewire.agent.uplink;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.codec.FrameDecoder;
import org.pagewire.wire.codec.FrameEncoder;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramServer;
import org.pagewire.wire.login.TlsContexts;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.Welcome;

/** A relay on 127.0.0.1 with real TLS that connects every demand to an echo. */
final class TlsRelay implements AutoCloseable {
    private static final char[] STORE_PASSWORD = "not-a-secret".toCharArray();

    final Queue<Channel> loggedIn = new ConcurrentLinkedQueue<>();
    private final Verifier verifier;
    private final Channel server;

    TlsRelay(EventLoopGroup group, Path folder, char[] password, int port) throws IOException {
        verifier = Verifier.ofPassword(password, Verifier.MIN_ROUNDS, VirtualRelay.random(3));
        SslContext tls = TlsContexts.server(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc()))
                                .addLast(new FrameDecoder(), new FrameEncoder(), new Device());
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loggedIn.forEach(channel -> channel.close().syncUninterruptibly());
    }

    /** Makes a certificate for 127.0.0.1 with the JDK's own tool. */
    static void makeCertificate(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=relay under test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(STORE_PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool: " + Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD);
        pem(
                folder.resolve("certificate.pem"),
                "CERTIFICATE",
                keys.getCertificate("relay").getEncoded());
        pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                keys.getKey("relay", STORE_PASSWORD).getEncoded());
    }

    private static void pem(Path file, String what, byte[] octets) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private final class Device extends ChannelInboundHandlerAdapter {
        private @Nullable ScramServer scram;

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
                ctx.writeAndFlush(new Greeting("Kyoto", 1, 10_000));
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object what) throws LoginException {
            if (what instanceof ByteBuf data) {
                ctx.writeAndFlush(data);
            } else {
                answer(ctx, (Message) what);
            }
        }

        private void answer(ChannelHandlerContext ctx, Message message) throws LoginException {
            if (message instanceof Login login) {
                scram = ScramServer.begin(login.scram(), VirtualRelay.random(4));
                ctx.writeAndFlush(new Challenge(scram.challenge(verifier)));
            } else if (message instanceof Proof proof && scram != null) {
                ctx.pipeline().get(FrameDecoder.class).loggedIn();
                loggedIn.add(ctx.channel());
                ctx.writeAndFlush(new Welcome(scram.prove(proof.scram()).orElseThrow(), 1, 1_000, 4));
            } else if (message instanceof Demand) {
                ctx.writeAndFlush(new Connected("call-1", VirtualRelay.ATTACHMENT));
            } else if (message instanceof Terminate) {
                ctx.writeAndFlush(new Release());
            } else if (message instanceof Logout) {
                for (Channel channel : loggedIn) {
                    channel.write(new Goodbye(Reason.LOGGED_OUT_BY_DEVICE, 0));
                    channel.flush();
                    channel.close();
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            loggedIn.remove(ctx.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
