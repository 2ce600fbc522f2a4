package io.gameroute.dev.apiserver.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/** Where a watch writes its lines. */
interface WatchSink {
    void write(Buffer line);

    boolean isFull();

    void onDrain(Runnable then);

    void onClose(Runnable then);

    void end();

    static WatchSink chunks(HttpServerResponse response) {
        return new WatchSink() {
            @Override
            public void write(Buffer line) {
                response.write(line);
            }

            @Override
            public boolean isFull() {
                return response.writeQueueFull();
            }

            @Override
            public void onDrain(Runnable then) {
                response.drainHandler(any -> then.run());
            }

            @Override
            public void onClose(Runnable then) {
                response.closeHandler(any -> then.run());
                response.endHandler(any -> then.run());
                response.exceptionHandler(any -> then.run());
            }

            @Override
            public void end() {
                response.end();
            }
        };
    }

    static WatchSink frames(ServerWebSocket socket) {
        return new WatchSink() {
            @Override
            public void write(Buffer line) {
                socket.writeFinalTextFrame(line.toString());
            }

            @Override
            public boolean isFull() {
                return socket.writeQueueFull();
            }

            @Override
            public void onDrain(Runnable then) {
                socket.drainHandler(any -> then.run());
            }

            @Override
            public void onClose(Runnable then) {
                socket.closeHandler(any -> then.run());
                socket.exceptionHandler(any -> then.run());
            }

            @Override
            public void end() {
                socket.close();
            }
        };
    }
}
