package io.gameroute.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of control plane binaries, laid out as fabric8's kube-api-test and setup-envtest lay it out:
 * {@code $KUBE_API_TEST_DIR/k8s/<version>-linux-amd64/}; the newest complete version is used.
 */
record ControlPlaneBinaries(Path folder) {
    private static final List<String> NEEDED = List.of("etcd", "kube-apiserver", "kube-controller-manager", "kubectl");
    private static final Pattern VERSIONED = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)-linux-amd64");
    private static final Comparator<Path> BY_VERSION =
            Comparator.comparing(ControlPlaneBinaries::versionOf, Arrays::compare);

    static Optional<ControlPlaneBinaries> locate() {
        return locate(root().resolve("k8s"));
    }

    static Optional<ControlPlaneBinaries> locate(Path versions) {
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(ControlPlaneBinaries::isComplete)
                    .max(BY_VERSION)
                    .map(ControlPlaneBinaries::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String missing() {
        return "no " + String.join(", ", NEEDED) + " under " + root().resolve("k8s/<version>-linux-amd64")
                + " (set KUBE_API_TEST_DIR)";
    }

    Path binary(String name) {
        return folder.resolve(name);
    }

    private static Path root() {
        String configured = System.getenv("KUBE_API_TEST_DIR");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".kubeapitest")
                : Path.of(configured);
    }

    private static boolean isComplete(Path folder) {
        return VERSIONED.matcher(folder.getFileName().toString()).matches()
                && NEEDED.stream().allMatch(name -> Files.isExecutable(folder.resolve(name)));
    }

    private static int[] versionOf(Path folder) {
        return Arrays.stream(folder.getFileName().toString().split("[.-]"))
                .limit(3)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
