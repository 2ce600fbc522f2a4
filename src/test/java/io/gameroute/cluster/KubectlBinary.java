package io.gameroute.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The kubectl of this machine: the one beside the control plane's binaries, or the first on the path. */
public final class KubectlBinary {
    private KubectlBinary() {}

    public static Optional<Path> locate() {
        return TestBinaries.locate()
                .map(binaries -> binaries.binary(TestBinaries.KUBECTL))
                .or(KubectlBinary::onThePath);
    }

    private static Optional<Path> onThePath() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, TestBinaries.KUBECTL))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
