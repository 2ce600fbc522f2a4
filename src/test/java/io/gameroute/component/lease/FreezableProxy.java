package io.gameroute.component.lease;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A loopback hop to a server that can fall silent without closing a connection, as a broken network does. */
public final class FreezableProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean frozen;

    public FreezableProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public void freeze() {
        frozen = true;
    }

    /** Connections of before are dead; new ones work. */
    public void thaw() {
        sockets.forEach(FreezableProxy::closeQuietly);
        frozen = false;
    }

    /** Connections of before stay silent for good, without being closed; new ones work. */
    public void passNewConnections() {
        silent.addAll(sockets);
        frozen = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        sockets.forEach(FreezableProxy::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                relay(listening.accept());
            }
        } catch (IOException e) {
            sockets.forEach(FreezableProxy::closeQuietly);
        }
    }

    /** A server that is away refuses, as it would without the hop. */
    private void relay(Socket in) {
        try {
            Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(in, out));
            threads.execute(() -> copy(in, out));
            threads.execute(() -> copy(out, in));
        } catch (IOException e) {
            closeQuietly(in);
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!frozen && !silent.contains(from)) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
