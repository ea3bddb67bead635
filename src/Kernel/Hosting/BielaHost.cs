using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>Turns a topology and the modules of one of its services into a running application.</summary>
public static class BielaHost
{
    /// <summary>The largest request body in bytes; a gateway in front refuses the same.</summary>
    public const int LargestBody = 2 * 1024 * 1024;

    /// <summary>
    /// The application of one service. The modules are all that the binary knows: each process declares every queue, whether it consumes it or not.
    /// </summary>
    public static WebApplication Build(WebApplicationBuilder builder, Topology topology, string service, IReadOnlyList<Module> all)
    {
        var me = topology.Services[service];
        var mine = all.Where(m => me.Hosts(m.Name)).ToList();
        builder.Services.AddKernel(topology, service, all, mine, me);
        builder.Logging.AddLogs();
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, LargestBody));
        var app = builder.Build();
        app.UseKernel(topology);
        if (me.Runs("http")) foreach (var module in mine) app.MapModule(module);
        Health.Map(app);
        if (me.Runs("http")) FolderRoutes.Map(app);
        AuthorityDesk.Map(app);
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    /// <summary>The kernel's services without a web server around them: what the command line and the tests use.</summary>
    public static IServiceCollection AddKernelCore(this IServiceCollection services, Topology topology, IReadOnlyList<Module> all)
    {
        services.AddSingleton(topology.Clock is { } file ? new TravelClock(file) : TimeProvider.System).AddSingleton(topology.Retries);
        services.AddSingleton(new Storage(topology.Owner ?? topology.Storage, topology.Replica, topology.Named));
        services.AddSingleton(_ => Secrets.From(topology.Secret, topology.Folder)).AddSingleton(topology);
        services.AddScoped<Tenant>().AddScoped<Actor>().AddScoped<Ambient>();
        services.AddSingleton<Wakeups>().AddSingleton<ModuleScopes>().AddSingleton<Ledgers>().AddCache(topology.Cache).AddFiles(topology);
        services.AddSingleton<ITransport>(provider => topology.Bus switch
        {
            "in-process" => new InProcessTransport(),
            "postgres" => ActivatorUtilities.CreateInstance<PostgresTransport>(provider),
            _ => new RabbitTransport(topology.Bus, topology.QueuePrefix, provider.GetRequiredService<ILogger<RabbitTransport>>()),
        });
        foreach (var module in all) module.AddDb(services.AddSingleton(module));
        return services;
    }

    private static void AddKernel(
        this IServiceCollection services, Topology topology, string service, IReadOnlyList<Module> all, List<Module> mine, Topology.Service me)
    {
        services.AddKernelCore(topology, mine).AddTelemetry(service).AddLimits(topology.Limits).AddSingleton<Health>().AddSingleton<ServiceToken>();
        services.AddSingleton(new Storage(topology.ConnectionOf(service), topology.Replica, topology.Named));
        services.AddHostedService<Notices>();
        // Over HTTPS too: a browser sends no secret by itself that an attacker could guess from the length of an answer; the token is a header.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["application/json"]));
        services.AddProblemDetails().AddExceptionHandler<Problems>().ConfigureHttpJsonOptions(o => Web.Json(o.SerializerOptions));
        services.AddAuthentication(Bearer.SchemeName).AddScheme<AuthenticationSchemeOptions, Bearer>(Bearer.SchemeName, null);
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(25));
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in topology.TrustedProxies)
                if (proxy.Contains('/')) o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                else o.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<StartUp>(provider, new Neighbours(all)));
        foreach (var module in mine)
        {
            services.Describe(module);
            module.Add(services);
            foreach (var job in me.Runs("jobs") ? module.Workers.Append(typeof(Upkeep)) : [])
                services.AddSingleton(p => (IHostedService)ActivatorUtilities.CreateInstance(p, job, module));
            if (!me.Runs("events")) continue;
            services.AddSingleton<IHostedService>(p => ActivatorUtilities.CreateInstance<InboxRunner>(p, module));
            services.AddSingleton<IHostedService>(p => ActivatorUtilities.CreateInstance<Relay>(p, module));
        }
        if (!me.Hosts(RemoteAuthority.Module)) services.AddRemoteAuthority(topology, me);
        services.TryAddSingleton<IAuthority>(_ => throw new InvalidOperationException("No module of this process knows who may enter; serve auth here."));
    }

    private static void AddLogs(this ILoggingBuilder logging)
    {
        logging.ClearProviders().Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (Console.IsOutputRedirected)
            logging.AddJsonConsole(o => (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        else logging.AddSimpleConsole(o => (o.SingleLine, o.TimestampFormat) = (true, "HH:mm:ss "));
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information).AddFilter("Biela", LogLevel.Information);
        // Its scope would put the path of the request into every line, and with it the tokens of links.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // The handler of problems logs what is unexpected itself, and the line about a refusal says more than the one about its challenge.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter(typeof(Bearer).FullName, LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
    }

    private static void UseKernel(this WebApplication app, Topology topology)
    {
        if (topology.TrustedProxies.Length > 0) app.UseForwardedHeaders();
        app.UseMiddleware<Refusals>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(Describe);
        app.Use(SecureHeaders);
        // What is read, not what is done: answers to commands are short.
        app.UseWhen(http => HttpMethods.IsGet(http.Request.Method), read => read.UseResponseCompression());
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    /// Answers without a body (401, 403, 404, 405, 415) get the same shape as every other problem.
    private static Task Describe(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return TypedResults.Problem(status == 404 ? "Não encontrado." : null, null, status, Problems.Titles.GetValueOrDefault(status),
            $"urn:biela:{Problems.CodeOf(status)}").ExecuteAsync(context.HttpContext);
    }

    /// Written last, because an error clears what the answer had so far; what an endpoint said itself stays.
    private static Task SecureHeaders(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            foreach (var (name, value) in Headers(http)) http.Response.Headers.TryAdd(name, value);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static IEnumerable<(string Name, string Value)> Headers(HttpContext http)
    {
        yield return ("X-Content-Type-Options", "nosniff");
        yield return ("X-Frame-Options", "DENY");
        yield return ("Referrer-Policy", "no-referrer");
        yield return ("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        yield return ("Cross-Origin-Opener-Policy", "same-origin");
        yield return ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (http.Request.Path.StartsWithSegments("/api")) yield return ("Cache-Control", "no-store");
        if (http.Request.IsHttps) yield return ("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        if (System.Diagnostics.Activity.Current is { } activity) yield return ("X-Correlation-Id", activity.TraceId.ToString());
    }

    private static void MapModule(this IEndpointRouteBuilder app, Module module)
    {
        var api = app.MapGroup("/api/v1/" + module.Name).WithTags(module.Name).WithGroupName(module.Name).RequireAuthorization();
        api.AddEndpointFilter(Validation.Filter).AddEndpointFilter(new Transactions(module).Filter);
        module.Map(api);
        Operations.Map(api, module);
    }
}
