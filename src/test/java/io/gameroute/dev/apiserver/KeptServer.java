package io.gameroute.dev.apiserver;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process with an embedded server that keeps its objects, to be killed. */
final class KeptServer {
    private KeptServer() {}

    public static void main(String[] folders) throws InterruptedException {
        EmbeddedApiServer.start(
                EmbeddedApiServerOptions.DEFAULT.withData(Path.of(folders[0])).withKubeconfig(Path.of(folders[1])));
        new CountDownLatch(1).await();
    }
}
