using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Biela.Host.Client;

/// <summary>Something the server said or did is not what it should be.</summary>
/// <param name="message">What, and what it should be.</param>
/// <param name="status">The status of the answer, when it was one that says no.</param>
internal class Wrong(string message, HttpStatusCode? status = null) : Exception(message)
{
    /// <summary>The status of the answer, when it was one that says no.</summary>
    public HttpStatusCode? Status => status;
}

/// <summary>Nobody answered in time: whether the request had an effect is not known.</summary>
internal sealed class NoAnswer(string message) : Wrong(message);

/// <summary>
/// A well-behaved client of the HTTP API: every unsafe request carries an idempotency key and is repeated with it while the server is
/// away, busy or asks to wait; a token that ran out is replaced by signing in again.
/// </summary>
internal sealed class Api(Uri server, TimeSpan patience, string? keep = null) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new(server, "/api/v1/"), Timeout = TimeSpan.FromSeconds(30) };
    private (string Email, string Password, Guid? Organization)? login;
    private readonly Dictionary<string, EntityTagHeaderValue> etags = [];
    private int kept;

    /// <summary>Signs in; later requests carry the token.</summary>
    public async Task<JsonElement> SignIn(string email, string password, Guid? organization = null)
    {
        login = (email, password, organization);
        http.DefaultRequestHeaders.Authorization = null;
        var answer = await Send(HttpMethod.Post, "auth/login", organization is null ? new { email, password }
            : new { email, password, organizationId = organization }, null, repeat: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", answer.Text("accessToken"));
        return answer;
    }

    /// <summary>Reads.</summary>
    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path, null, null);

    /// <summary>Creates or does something, once, however often it has to be sent.</summary>
    public Task<JsonElement> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body ?? new { }, null);

    /// <summary>Creates something that a first attempt, whose answer got lost, may have created already.</summary>
    public async Task PostUnlessThere(string path, object body)
    {
        try { await Post(path, body); }
        catch (Wrong e) when (e.Status == HttpStatusCode.Conflict) { }
    }

    /// <summary>Replaces something; where <paramref name="asRead"/> names what was read before, only if nobody has changed it since.</summary>
    public Task<JsonElement> Put(string path, object body, string? asRead = null) => Send(HttpMethod.Put, path, body, asRead is null ? null : etags[asRead]);

    /// <summary>Waits for the events to have done their work. Throws <see cref="Wrong"/> with the last thing seen.</summary>
    public async Task<JsonElement> Until(string path, string what, Func<JsonElement, bool> good)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await GetOrNothing(path);
            if (seen is { } answer && good(answer)) return answer;
            if (watch.Elapsed > patience) throw new Wrong($"{what}: not so after {patience.TotalSeconds:0} s, GET {path} says {seen?.GetRawText() ?? "404"}");
            await Task.Delay(watch.ElapsedMilliseconds < 500 ? 10 : 100);
        }
    }

    private async Task<JsonElement?> GetOrNothing(string path)
    {
        try { return await Get(path); }
        catch (Wrong e) when (e.Status == HttpStatusCode.NotFound) { return null; }
    }

    /// <summary>Whether the request is refused with this problem.</summary>
    public async Task Refused(string code, Func<Task> act)
    {
        try { await act(); }
        catch (Wrong e) when (e.Message.Contains("urn:biela:" + code)) { return; }
        throw new Wrong($"{code} was expected to be refused and was not");
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body, EntityTagHeaderValue? version, bool repeat = true)
    {
        var (key, watch) = (Guid.CreateVersion7().ToString(), Stopwatch.StartNew());
        while (true)
        {
            var wait = TimeSpan.FromMilliseconds(200);
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
                if (method != HttpMethod.Get && repeat) request.Headers.Add("Idempotency-Key", key);
                if (version is not null) request.Headers.IfMatch.Add(version);
                using var answer = await http.SendAsync(request);
                if (answer.IsSuccessStatusCode) return await Read(path, answer);
                if (answer.StatusCode == HttpStatusCode.Unauthorized && login is { } l && repeat) await SignIn(l.Email, l.Password, l.Organization);
                else if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout))
                    throw new Wrong($"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}", answer.StatusCode);
                else wait = answer.Headers.RetryAfter?.Delta ?? wait;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException) { }
            if (watch.Elapsed > patience) throw new NoAnswer($"{method} {path}: no answer within {patience.TotalSeconds:0} s");
            await Task.Delay(wait);
        }
    }

    private async Task<JsonElement> Read(string path, HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Headers.ETag is { } etag) etags[path] = etag;
        // Answers of Auth hold tokens and keys.
        if (keep is not null && bytes.Length > 0 && !path.StartsWith("auth/"))
        {
            Directory.CreateDirectory(keep);
            var name = string.Concat(path.Split('?')[0].Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
            await File.WriteAllBytesAsync(Path.Combine(keep, $"{++kept:0000}-{name[..Math.Min(80, name.Length)]}.json"), bytes);
        }
        return bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}

/// <summary>Reading answers.</summary>
internal static class Answers
{
    public static string Text(this JsonElement answer, string name) =>
        Of(answer, name).GetString() ?? throw new Wrong($"{name} is null in {answer.GetRawText()}");

    public static Guid Id(this JsonElement answer, string name = "id") => Of(answer, name).GetGuid();

    public static decimal Number(this JsonElement answer, string name) => Of(answer, name).GetDecimal();

    public static bool Flag(this JsonElement answer, string name) => Of(answer, name).GetBoolean();

    public static IReadOnlyList<JsonElement> List(this JsonElement answer, string name = "items") => [.. Of(answer, name).EnumerateArray()];

    public static JsonElement Of(this JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) ? value : throw new Wrong($"{name} is missing in {answer.GetRawText()}");
}
