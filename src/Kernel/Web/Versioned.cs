using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Biela.Kernel;

internal interface ILocated
{
    string? Location { get; }
    string? Etag { get; }
}

/// <summary>A body with the version of the row it shows, as ETag; 201 with a Location where something was created.</summary>
public sealed class Versioned<T>(T value, int version, string? location = null)
    : IResult, IValueHttpResult<T>, IValueHttpResult, IStatusCodeHttpResult, ILocated, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public T Value => value;

    /// <inheritdoc/>
    public int? StatusCode => location is null ? 200 : 201;

    string? ILocated.Location => location;

    string? ILocated.Etag => Versioned.Etag(version);

    object? IValueHttpResult.Value => value;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCode!.Value;
        http.Response.Headers.ETag = Versioned.Etag(version);
        if (location is not null) http.Response.Headers.Location = location;
        return http.Response.WriteAsJsonAsync(value, http.RequestAborted);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), ["application/json"]));
}

/// <summary>Makes answers that carry a version.</summary>
public static class Versioned
{
    /// <summary>200 with the version as ETag.</summary>
    public static Versioned<T> Ok<T>(T value, int version) => new(value, version);

    /// <summary>201 with where the new thing is, and its version as ETag.</summary>
    public static Versioned<T> Created<T>(string location, T value, int version) => new(value, version, location);

    internal static string Etag(int version) => $"\"{version}\"";
}

/// <summary>The version the caller saw last, from the If-Match header: who edits what somebody else has changed meanwhile is told so.</summary>
public readonly record struct IfMatch(string? Value)
{
    /// <summary>Reads the header.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return ValueTask.FromResult(new IfMatch(http.Request.Headers.IfMatch is [{ } one] ? one : null));
    }

    /// <summary>Throws 428 when the caller said no version and 412 when it is not this one; <c>*</c> matches any.</summary>
    public void Check(int version)
    {
        if (Value is null) throw new RuleBroken("version-required", "Envie em If-Match a versão (ETag) que você leu.", 428);
        if (Value != "*" && Value != Versioned.Etag(version))
            throw new RuleBroken("changed-meanwhile", "Alguém mudou isto enquanto você editava. Recarregue e tente de novo.", 412);
    }
}
