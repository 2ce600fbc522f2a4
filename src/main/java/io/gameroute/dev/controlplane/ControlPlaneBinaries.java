package io.gameroute.dev.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of control plane binaries: {@code KUBEBUILDER_ASSETS}, or as fabric8's kube-api-test and setup-envtest lay them out,
 * {@code $KUBE_API_TEST_DIR/k8s/<version>-linux-amd64/} (by default under {@code ~/.kubeapitest}); the newest complete version is used.
 */
public record ControlPlaneBinaries(Path folder) {
    public static final String ETCD = "etcd";
    public static final String API_SERVER = "kube-apiserver";
    public static final String CONTROLLER_MANAGER = "kube-controller-manager";

    private static final String ASSETS = "KUBEBUILDER_ASSETS";
    private static final String ROOT = "KUBE_API_TEST_DIR";
    private static final Pattern VERSIONED = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)-\\w+-\\w+");
    private static final Comparator<Path> BY_VERSION =
            Comparator.comparing(ControlPlaneBinaries::versionOf, Arrays::compare);

    public static Optional<ControlPlaneBinaries> locate(Map<String, String> environment, List<String> needed) {
        Optional<Path> assets = Optional.ofNullable(environment.get(ASSETS))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(folder -> isComplete(folder, needed));
        return assets.or(() -> newest(root(environment).resolve("k8s"), needed)).map(ControlPlaneBinaries::new);
    }

    /** What is looked for, and where, for somebody who does not have it. */
    public static String missing(Map<String, String> environment, List<String> needed) {
        return "no " + String.join(", ", needed) + " in " + ASSETS + " or under "
                + root(environment).resolve("k8s/<version>-<os>-<arch>") + " (another place: " + ROOT + ")";
    }

    private static Optional<Path> newest(Path versions, List<String> needed) {
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(folder ->
                            VERSIONED.matcher(folder.getFileName().toString()).matches())
                    .filter(folder -> isComplete(folder, needed))
                    .max(BY_VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path binary(String name) {
        return folder.resolve(name);
    }

    public boolean has(String name) {
        return Files.isExecutable(binary(name));
    }

    private static Path root(Map<String, String> environment) {
        String configured = environment.getOrDefault(ROOT, "");
        return configured.isBlank() ? Path.of(System.getProperty("user.home"), ".kubeapitest") : Path.of(configured);
    }

    private static boolean isComplete(Path folder, List<String> needed) {
        ControlPlaneBinaries binaries = new ControlPlaneBinaries(folder);
        return needed.stream().allMatch(binaries::has);
    }

    private static int[] versionOf(Path folder) {
        return Arrays.stream(folder.getFileName().toString().split("[.-]"))
                .limit(3)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
