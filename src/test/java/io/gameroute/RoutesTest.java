package io.gameroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every file of the control routes, and of those that serve, keeps to. */
class RoutesTest {
    private static final List<Path> DIRECTORIES = List.of(Path.of("routes", "control"), Path.of("routes", "serve"));
    private static final String SUFFIX = ".camel.yaml";

    /** Expression languages, as keys of the YAML DSL; a route that needs one decides something, and belongs in a planner. */
    private static final Set<String> SCRIPTS = Set.of(
            "script", "groovy", "joor", "java", "js", "python", "mvel", "ognl", "spel", "simple", "csimple", "jq");

    private static final Pattern YAML_KEY = Pattern.compile("^[\\s-]*\"?([A-Za-z]+)\"?\\s*:", Pattern.MULTILINE);
    private static final Pattern EXPRESSION_IN_TEXT = Pattern.compile("\\$\\{[^}]*}");

    /** Named arguments of a bean's method: they hand over, and compute nothing. */
    private static final Set<String> ARGUMENTS = Set.of("${body}", "${header.CamelInformerOldObject}");

    static List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path directory : DIRECTORIES) {
            try (Stream<Path> files = Files.list(directory)) {
                files.sorted().forEach(all::add);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_holds_one_route_that_has_its_name_and_says_what_it_does(Path file) throws Exception {
        List<RouteDefinition> routes = parse(file);

        assertThat(file.getFileName().toString()).endsWith(SUFFIX);
        assertThat(routes).hasSize(1);
        assertThat(routes.get(0).getRouteId() + SUFFIX)
                .isEqualTo(file.getFileName().toString());
        assertThat(routes.get(0).getDescriptionText()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_route_carries_no_script(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(found(YAML_KEY, text, 1)).doesNotContainAnyElementsOf(SCRIPTS);
        assertThat(found(EXPRESSION_IN_TEXT, text, 0)).isSubsetOf(ARGUMENTS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_route_begins_with_a_watch_or_with_what_only_the_leader_takes_or_with_a_request(Path file) throws Exception {
        RouteDefinition route = parse(file).get(0);

        assertThat(route.getInput().getEndpointUri()).startsWith(beginning(route.getRouteId()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_route_that_serves_asks_first_who_it_is(Path file) throws Exception {
        RouteDefinition route = parse(file).get(0);

        if (route.getRouteId().startsWith("serve-")) {
            assertThat(route.getOutputs().get(0)).asString().contains("httpGate");
        }
    }

    private static String beginning(String id) {
        if (id.startsWith("watch-")) {
            return "informer:";
        }
        if (id.startsWith("serve-")) {
            return "platform-http:";
        }
        return id.startsWith("record-") ? "master:gameroute:informer:" : "master:gameroute:workqueue:";
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(group)).collect(Collectors.toSet());
    }

    private static List<RouteDefinition> parse(Path file) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Resource resource = PluginHelper.getResourceLoader(context).resolveResource("file:" + file);
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
            return List.copyOf(((ModelCamelContext) context).getRouteDefinitions());
        }
    }
}
