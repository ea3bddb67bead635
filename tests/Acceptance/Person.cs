using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Biela.Acceptance.Tests;

/// <summary>Biela said no.</summary>
public sealed class Refusal(int status, string said) : Exception($"{status}: {said}")
{
    private readonly JsonElement problem = said.StartsWith('{') ? JsonDocument.Parse(said).RootElement : default;

    public int Status => status;

    /// <summary>Which rule, such as <c>discount-above-limit</c>.</summary>
    public string Code => problem.ValueKind == JsonValueKind.Object ? problem.Text("type")["urn:biela:".Length..] : "";

    /// <summary>Why, in the words the user reads.</summary>
    public string Why => problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "";

    /// <summary>The whole answer.</summary>
    public string Said => said;
}

/// <summary>Somebody in front of Biela. Who is signed in signs in again when the access ran out, as travelling makes it do.</summary>
public sealed class Person(Biela biela, string? email = null, string? password = null, Guid? organization = null)
{
    private string? token;

    /// <summary>Reads.</summary>
    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path);

    /// <summary>Does something; each press of the button is a request of its own unless it carries the same key.</summary>
    public Task<JsonElement> Post(string path, object? body = null, string? key = null) => Send(HttpMethod.Post, path, body ?? new { }, key: key);

    /// <summary>Replaces something, whatever its version.</summary>
    public Task<JsonElement> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    /// <summary>Deletes.</summary>
    public Task<JsonElement> Delete(string path) => Send(HttpMethod.Delete, path);

    /// <summary>Reads until it is so: for what events do a moment later.</summary>
    public Task<JsonElement> Until(string path, Func<JsonElement, bool> good) =>
        Biela.Eventually(async () => await Known(path), seen => seen.ValueKind == JsonValueKind.Object && good(seen));

    /// <summary>Is refused by this rule.</summary>
    public static async Task<Refusal> Refused(string code, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(act);
        Assert.True(code == refusal.Code, $"refused by {refusal.Message}, not {code}");
        return refusal;
    }

    /// <summary>Does something as soon as the other modules have heard of what it needs.</summary>
    public static Task<JsonElement> Soon(Func<Task<JsonElement>> act) => Biela.Eventually(async () =>
    {
        try { return await act(); }
        catch (Refusal not) when (not.Code is "not-found" or "unknown-code" or "unknown-part" or "unknown-account")
        {
            return JsonSerializer.SerializeToElement(not.Message);
        }
    }, answer => answer.ValueKind != JsonValueKind.String);

    /// <summary>200, or the status that reading this is refused with.</summary>
    public async Task<int> Status(string path)
    {
        try { await Get(path); }
        catch (Refusal refusal) { return refusal.Status; }
        return 200;
    }

    private async Task<JsonElement> Known(string path)
    {
        try { return await Get(path); }
        catch (Refusal not) when (not.Status == 404) { return JsonSerializer.SerializeToElement("404"); }
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body = null, string? key = null)
    {
        key ??= Guid.CreateVersion7().ToString();
        if (email is not null) token ??= await SignIn();
        for (var again = 0; ; again++)
        {
            using var client = biela.Client(token);
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (method != HttpMethod.Get) request.Headers.Add("Idempotency-Key", key);
            if (method == HttpMethod.Put) request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
            using var answer = await client.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode) return said.Length == 0 ? default : JsonDocument.Parse(said).RootElement;
            if (answer.StatusCode == HttpStatusCode.Unauthorized && email is not null && again == 0) token = await SignIn();
            else if (again < 50 && answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout) await Task.Delay(500);
            else throw new Refusal((int)answer.StatusCode, said);
        }
    }

    private async Task<string> SignIn() =>
        (await new Person(biela).Post("auth/login", new { email, password, organizationId = organization })).Text("accessToken");
}
