package io.gameroute.pod;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a pod spec something of one container is.
 *
 * @param list {@code containers} or {@code initContainers}
 * @param field below the container, such as {@code image}
 */
record ContainerPath(String list, int index, String field) {
    private static final Pattern PATH = Pattern.compile("spec\\.(containers|initContainers)\\[(\\d+)]\\.(.*)");

    static Optional<ContainerPath> of(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new ContainerPath(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    JsonNode in(JsonNode spec) {
        return spec.path(list).path(index);
    }

    boolean isInit() {
        return list.equals("initContainers");
    }
}
