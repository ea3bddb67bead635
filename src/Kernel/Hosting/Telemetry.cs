using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Biela.Kernel;

/// <summary>Traces and metrics from the built-in sources, sent by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
public static class Telemetry
{
    /// <summary>Spans of the bus; a reaction's span continues the trace of whoever published the event.</summary>
    public static readonly ActivitySource Activities = new("Biela.Bus");

    /// <summary>Meters of the bus.</summary>
    public static readonly Meter Bus = new("Biela.Bus");

    /// <summary>Meters of who was let in.</summary>
    public static readonly Meter Access = new("Biela.Access");

    /// <summary>Meters of the business: orders created, time to approval, and what else an owner would ask.</summary>
    public static readonly Meter Business = new("Biela.Business");

    internal static IServiceCollection AddTelemetry(this IServiceCollection services, string service)
    {
        // Somebody has to listen, or no activity is created and the trace would not reach the outbox.
        ActivitySource.AddActivityListener(new()
        {
            ShouldListenTo = s => s.Name.StartsWith("Biela.") || s.Name == "Microsoft.AspNetCore", Sample = (ref _) => ActivitySamplingResult.PropagationData,
        });
        return Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is null ? services
            : services.AddSingleton<IHostedService>(new Exporters(service));
    }

    private sealed class Exporters(string service) : IHostedService
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken ct)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("biela-" + service);
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource("Biela.*", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "RabbitMQ.Client.*").AddOtlpExporter().Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter("Biela.*", "Microsoft.AspNetCore.*", "System.Runtime", "Npgsql").AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken ct)
        {
            traces?.Dispose();
            metrics?.Dispose();
            return Task.CompletedTask;
        }
    }
}
