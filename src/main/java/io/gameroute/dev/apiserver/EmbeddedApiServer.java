package io.gameroute.dev.apiserver;

import io.gameroute.dev.apiserver.access.AccessPolicy;
import io.gameroute.dev.apiserver.access.Credentials;
import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.control.Controllers;
import io.gameroute.dev.apiserver.http.ApiParts;
import io.gameroute.dev.apiserver.http.ApiVerticle;
import io.gameroute.dev.apiserver.http.ServerCertificate;
import io.gameroute.dev.apiserver.http.Tables;
import io.gameroute.dev.apiserver.journal.Journal;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.rules.RuleBook;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.SavedObject;
import io.gameroute.dev.apiserver.verb.Kinds;
import io.gameroute.dev.apiserver.verb.ObjectCreation;
import io.gameroute.dev.apiserver.verb.ObjectDeletion;
import io.gameroute.dev.apiserver.verb.ObjectPatch;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import io.gameroute.dev.apiserver.verb.Reviews;
import io.gameroute.dev.apiserver.verb.Subresources;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The server: started by {@link #start}, ended by {@link #close}. */
public final class EmbeddedApiServer implements AutoCloseable {
    private static final int LOOPS = 2;

    private final Vertx vertx;
    private final Controllers controllers;
    private final Optional<Journal> journal;
    private final Kubeconfig kubeconfig;

    private EmbeddedApiServer(Vertx vertx, Controllers controllers, Optional<Journal> journal, Kubeconfig kubeconfig) {
        this.vertx = vertx;
        this.controllers = controllers;
        this.journal = journal;
        this.kubeconfig = kubeconfig;
    }

    /** Returns when it serves. */
    public static EmbeddedApiServer start(EmbeddedApiServerOptions options) {
        Clock clock = Clock.systemUTC();
        Optional<Journal> journal = options.data().map(Journal::open);
        ObjectStore store = new ObjectStore(
                options.history(), Math.max(1, journal.map(Journal::revision).orElse(0L)));
        ResourceRegistry registry = new ResourceRegistry();
        registry.stored().forEach(type -> store.selectable(type.resource(), type.selectableFields()));
        Kinds kinds = new Kinds(KindSchemas::of, new RuleBook(store)::of);
        ObjectCreation creation = new ObjectCreation(store, kinds, clock);
        ObjectUpdate update = new ObjectUpdate(store, kinds, clock);
        ObjectDeletion deletion = new ObjectDeletion(store, clock);
        Credentials credentials = new Credentials();
        options.tokens().forEach(credentials::add);
        ServerCertificate certificate = ServerCertificate.generate(options.host(), clock.instant());
        AccessPolicy policy = options.roles() ? new StoredRoles(store) : AccessPolicy.ALLOW_ALL;
        ApiParts parts = new ApiParts(
                store,
                registry,
                creation,
                update,
                new ObjectPatch(store, creation, update, clock),
                deletion,
                new Subresources(store, update, deletion, credentials, clock),
                new Reviews(credentials, policy),
                credentials,
                policy,
                options.audit(),
                new Tables(clock));
        Controllers controllers =
                new Controllers(store, registry, creation, update, deletion, certificate.authority(), clock);
        Vertx vertx = Vertx.vertx(vertxOptions());
        try {
            journal.ifPresent(kept -> takeOver(kept, store, controllers));
            int port = listen(vertx, options, certificate, parts);
            new Bootstrap(registry, store, creation).run(port);
            String url = "https://" + options.host() + ":" + port;
            Kubeconfig kubeconfig = new Kubeconfig(url, certificate.authority(), credentials.issue(User.admin()));
            options.kubeconfig().ifPresent(kubeconfig::write);
            return new EmbeddedApiServer(vertx, controllers, journal, kubeconfig);
        } catch (RuntimeException | Error e) {
            controllers.close();
            wait(vertx.close().toCompletionStage().toCompletableFuture());
            journal.ifPresent(Journal::close);
            throw e;
        }
    }

    public String url() {
        return kubeconfig.url();
    }

    /** The text of a kubeconfig for the administrator; as secret as a password. */
    public String kubeconfig() {
        return kubeconfig.text();
    }

    @Override
    public void close() {
        controllers.close();
        wait(vertx.close().toCompletionStage().toCompletableFuture());
        journal.ifPresent(Journal::close);
    }

    /** Definitions first: what their objects can be selected by must be known when these are read. */
    private static void takeOver(Journal journal, ObjectStore store, Controllers controllers) {
        List<SavedObject> objects = journal.objects();
        objects.stream()
                .filter(object -> object.key().resource().startsWith("customresourcedefinitions."))
                .forEach(object -> controllers.define(Json.parseOwn(object.json())));
        store.restore(objects);
        journal.follow(store);
        controllers.catchUp();
    }

    private static int listen(
            Vertx vertx, EmbeddedApiServerOptions options, ServerCertificate certificate, ApiParts parts) {
        HttpServerOptions http = new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port() == 0 ? -1 : options.port())
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(certificate.certificate()))
                        .addKeyValue(Buffer.buffer(certificate.privateKey())))
                .setMaxHeaderSize(64 << 10)
                .setMaxInitialLineLength(64 << 10);
        AtomicInteger port = new AtomicInteger();
        wait(vertx.deployVerticle(
                        () -> new ApiVerticle(new HttpServerOptions(http), parts, port::set),
                        new DeploymentOptions().setInstances(LOOPS))
                .toCompletionStage()
                .toCompletableFuture());
        return port.get();
    }

    /** Few threads, and no cache of files: nothing here is read from disk. */
    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(LOOPS)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static <T> T wait(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the embedded API server did not start or stop", e.getCause());
        }
    }
}
