using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Biela.Kernel;

/// <summary>
/// An answer that goes on: server-sent events (WHATWG HTML, section 9.2) until the caller leaves or the process is told to stop, which an open stream
/// does not hold up. Nothing of it is kept: who comes back asks for everything anew.
/// </summary>
public sealed class EventStream(Func<EventWriter, CancellationToken, Task> tell) : IResult, IEndpointMetadataProvider
{
    /// <summary>What the answer is made of.</summary>
    public const string ContentType = "text/event-stream";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        if (stopping.IsCancellationRequested) throw new RuleBroken("stopping", "Este servidor está sendo desligado. Tente de novo em instantes.", 503);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.ContentType = ContentType;
        // A gateway passes on each event when it comes, instead of waiting for more.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try { await tell(new(http.Response, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions), over.Token); }
        catch (OperationCanceledException) when (over.IsCancellationRequested) { }
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(string), [ContentType]));
}

/// <summary>Writes the events of one stream; who reads too slowly holds up nobody else.</summary>
public sealed class EventWriter(HttpResponse response, JsonSerializerOptions json)
{
    /// <summary>Sends an event with its data as JSON.</summary>
    public Task Send<T>(string name, T data, CancellationToken ct) => Write($"event: {name}\ndata: {JsonSerializer.Serialize(data, json)}\n\n", ct);

    /// <summary>Sends a comment, so that nobody in between takes the silence for the end.</summary>
    public Task Beat(CancellationToken ct) => Write(":\n\n", ct);

    private async Task Write(string text, CancellationToken ct)
    {
        await response.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
