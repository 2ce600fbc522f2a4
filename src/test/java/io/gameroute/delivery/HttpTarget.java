package io.gameroute.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gameroute.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP receiver of CloudEvents that can be stopped, with what it has in hand, and started again on its port. */
final class HttpTarget implements AutoCloseable {
    private final int port = FreePort.find();
    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    private HttpServer server;

    HttpTarget() {
        server = serve();
    }

    private HttpServer serve() {
        try {
            HttpServer begun = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            begun.createContext("/", this::take);
            begun.start();
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            delivered.add(Delivered.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    void kill() {
        server.stop(0);
    }

    void startAgain() {
        server = serve();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/events";
    }

    List<Delivered> delivered() {
        return List.copyOf(delivered);
    }

    void forget() {
        delivered.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
