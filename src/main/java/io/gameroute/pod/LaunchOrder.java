package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.gameroute.api.Annotations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In which order the containers of a server start (KR-55): the highest priority first, then, when all of those are ready, the next one. Every
 * container but the first ones takes a variable from a ConfigMap that does not exist yet; its node cannot start it before it does.
 */
public final class LaunchOrder {
    static final String PRIORITY = "KRUISE_CONTAINER_PRIORITY";
    static final String BARRIER = "KRUISE_CONTAINER_BARRIER";
    static final String ORDERED = "Ordered";

    private LaunchOrder() {}

    static void check(TemplateContent content, String field) throws InvalidTemplateException {
        if (isOrdered(content.annotations())) {
            return;
        }
        for (Container container : content.spec().getContainers()) {
            String priority = priority(container);
            if (!isNumber(priority)) {
                throw new InvalidTemplateException(field + ".containers: the " + PRIORITY + " of " + container.getName()
                        + " is \"" + priority + "\": it must be a whole number");
            }
        }
    }

    /**
     * The same containers, those that are to wait with what holds them.
     *
     * @param server the name of the pod; with the time of its making it makes names that no former pod's ConfigMaps have
     */
    static List<Container> held(PodTemplate template, List<Container> containers, String server, Instant now) {
        Map<String, Integer> priorities = priorities(template, containers);
        List<Integer> levels = levels(priorities);
        if (levels.size() < 2) {
            return containers;
        }
        String prefix = LaunchBarrier.prefix(server) + PodTemplate.hash(List.of(server, now.toString()));
        List<Container> held = new ArrayList<>();
        for (Container container : containers) {
            int level = levels.indexOf(priorities.get(container.getName()));
            held.add(level == 0 ? container : behind(container, prefix + "-" + level, levels.get(level)));
        }
        return held;
    }

    /** Whether some containers wait for others. */
    public static boolean hasSteps(PodTemplate template) {
        return levels(priorities(template, template.content().spec().getContainers()))
                        .size()
                > 1;
    }

    private static List<Integer> levels(Map<String, Integer> priorities) {
        return priorities.values().stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static Container behind(Container container, String configMap, int priority) {
        return new ContainerBuilder(container)
                .removeMatchingFromEnv(env -> BARRIER.equals(env.getName()))
                .addNewEnv()
                .withName(BARRIER)
                .withNewValueFrom()
                .withNewConfigMapKeyRef("p_" + priority, configMap, null)
                .endValueFrom()
                .endEnv()
                .build();
    }

    /** Those of some containers that are updated before the others (KR-33); sidecars among the init containers come with the first. */
    static Set<String> first(PodTemplate template, Set<String> some) {
        Map<String, Integer> priorities =
                priorities(template, template.content().spec().getContainers());
        OptionalInt highest = some.stream()
                .filter(priorities::containsKey)
                .mapToInt(priorities::get)
                .max();
        return some.stream()
                .filter(name -> !priorities.containsKey(name) || priorities.get(name) == highest.orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Integer> priorities(PodTemplate template, List<Container> containers) {
        boolean isOrdered = isOrdered(template.annotations());
        Map<String, Integer> priorities = new HashMap<>();
        for (Container container : containers) {
            priorities.put(container.getName(), isOrdered ? -priorities.size() : number(priority(container)));
        }
        return priorities;
    }

    private static boolean isOrdered(Map<String, String> annotations) {
        return ORDERED.equals(annotations.get(Annotations.LAUNCH_PRIORITY));
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?\\d{1,9}");
    }

    /** A template that was recorded before it was checked may say anything. */
    private static int number(String text) {
        return isNumber(text) ? Integer.parseInt(text) : 0;
    }

    private static String priority(Container container) {
        for (EnvVar env : container.getEnv()) {
            if (PRIORITY.equals(env.getName())) {
                return env.getValue() == null ? "" : env.getValue();
            }
        }
        return "0";
    }
}
