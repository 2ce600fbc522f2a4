package io.gameroute.sinks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Route;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of one file, in a Camel context of their own: what they leave behind ends with it. */
final class SinkContext implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final DefaultCamelContext context = new DefaultCamelContext(false);
    private final HealthCheckRegistry checks = new DefaultHealthCheckRegistry(context);
    private final Secrets secrets = new Secrets();
    private final List<String> paused = new ArrayList<>();

    SinkContext(String file, SinkPolicy policy, SinkSurroundings surroundings, Map<String, String> values) {
        context.disableJMX();
        context.getCamelContextExtension().setName("sink " + file);
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.getShutdownStrategy().setTimeout(PATIENCE_SECONDS);
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        context.getCamelContextExtension()
                .addContextPlugin(ComponentResolver.class, new BoundedComponents(policy, surroundings.kamelets()));
        context.getCamelContextExtension()
                .addContextPlugin(LanguageResolver.class, BoundedComponents.languages(policy));
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, checks);
        preferValues();
        context.getPropertiesComponent().addPropertiesSource(source(values));
        surroundings.functions().forEach((name, lookup) -> context.getPropertiesComponent()
                .addPropertiesFunction(secrets.function(name, lookup)));
        surroundings.beans().forEach(context.getRegistry()::bind);
    }

    /** A value called path means the value, not PATH of the environment. */
    private void preferValues() {
        if (context.getPropertiesComponent() instanceof PropertiesComponent properties) {
            properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
            properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
        }
    }

    private static PropertiesSource source(Map<String, String> values) {
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "values";
            }

            @Override
            public String getProperty(String name) {
                return values.get(name);
            }
        };
    }

    /** Reads the routes and makes everything that they need; nothing runs when {@code running} is false. */
    void start(RouteFile file, boolean running) throws Exception {
        context.setAutoStartup(running);
        // A producer that is made only to be checked must not connect to anybody.
        context.getGlobalEndpointConfiguration().setLazyStartProducer(!running);
        context.build();
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("file:" + file.name(), file.text()));
        context.start();
    }

    /** Stops the routes, to be resumed or closed. */
    void pause() throws Exception {
        context.getRoutes().stream()
                .sorted((a, b) -> Boolean.compare(b.isCreatedByKamelet(), a.isCreatedByKamelet()))
                .map(Route::getRouteId)
                .filter(id -> context.getRouteController().getRouteStatus(id).isStarted())
                .forEach(paused::add);
        for (int last = paused.size() - 1; last >= 0; last--) {
            context.getRouteController().stopRoute(paused.get(last));
        }
    }

    void resume() throws Exception {
        for (String id : paused) {
            context.getRouteController().startRoute(id);
        }
        paused.clear();
    }

    List<HealthCheck> checks() {
        return checks.stream().toList();
    }

    /** Where and why the file failed here, without what is secret. */
    SinkProblem problem(RouteFile file, Exception failure) {
        SinkProblem found = file.problem(failure);
        return new SinkProblem(found.file(), found.line(), hide(found.message()));
    }

    String hide(String message) {
        return secrets.hide(message);
    }

    @Override
    public void close() {
        context.stop();
    }
}
