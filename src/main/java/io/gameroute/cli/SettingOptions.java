package io.gameroute.cli;

import io.gameroute.config.Configuration;
import io.gameroute.config.InvalidConfigurationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings that a command is given, over those of the environment, and those over the ones in a file. */
final class SettingOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting; see docs/configuration.md")
    private Map<String, String> given = new HashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "a properties file of settings; " + Configuration.FILE_VARIABLE + " without it")
    private @Nullable Path file;

    /**
     * @param defaults of the command, which a setting overrides
     * @param options what other options of the command say, which override a setting
     * @throws ParameterException with the key, the value and what is valid
     */
    Configuration configuration(Map<String, String> defaults, Map<String, String> options) {
        Map<String, String> environment = System.getenv();
        Map<String, String> base = new HashMap<>(defaults);
        base.putAll(fromFile(environment));
        Map<String, String> all = new HashMap<>(given);
        all.putAll(options);
        try {
            return Configuration.of(base, environment, all);
        } catch (InvalidConfigurationException invalid) {
            throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
        }
    }

    private Map<String, String> fromFile(Map<String, String> environment) {
        String named = environment.getOrDefault(Configuration.FILE_VARIABLE, "");
        if (file == null && named.isEmpty()) {
            return Map.of();
        }
        Path path = file == null ? Path.of(named) : file;
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), "the settings in " + path + " cannot be read: " + unreadable, unreadable);
        }
        Map<String, String> settings = new HashMap<>();
        properties.forEach((key, value) -> settings.put(key.toString(), value.toString()));
        return settings;
    }
}
