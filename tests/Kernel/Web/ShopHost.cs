using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Biela.Kernel.Tests.Shop;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Biela.Kernel.Tests.Web;

/// <summary>The test module behind the kernel's whole pipeline, on a port of its own.</summary>
internal sealed class ShopHost : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("biela-web").FullName;

    private ShopHost(Action<Topology>? configure, Action<IServiceCollection>? add)
    {
        Topology topology = new()
        {
            Storage = folder, Services = { ["shop"] = new() { Modules = ["*"] } }, Limits = new() { TokenBurst = 100_000, AddressBurst = 100_000 },
        };
        configure?.Invoke(topology);
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton<IAuthority, Doorman>().AddSingleton(Script);
        add?.Invoke(builder.Services);
        App = BielaHost.Build(builder, topology, "shop", [new ShopModule()]);
        App.Urls.Add("http://127.0.0.1:0");
    }

    public WebApplication App { get; }

    public Script Script { get; } = new();

    public static async Task<ShopHost> Start(Action<Topology>? configure = null, Action<IServiceCollection>? add = null)
    {
        var host = new ShopHost(configure, add);
        await host.App.StartAsync();
        return host;
    }

    /// <summary>A client of an organization that may do what it says; of nobody without one.</summary>
    public HttpClient Client(Guid? tenant = null, string permissions = "shop.read,shop.write", string name = "Lia")
    {
        var client = new HttpClient { BaseAddress = new(new Uri(App.Urls.First()), "/api/v1/shop/") };
        if (tenant is { } t) client.DefaultRequestHeaders.Authorization = new("Bearer", $"bk_{t:n}:{permissions}:{name}");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Believes every key what it says about itself.</summary>
    private sealed class Doorman : IAuthority
    {
        public ValueTask<IReadOnlyCollection<SecurityKey>> Keys(string? keyId, CancellationToken ct) =>
            ValueTask.FromResult<IReadOnlyCollection<SecurityKey>>([]);

        public ValueTask<bool> Ended(Guid session, CancellationToken ct) => ValueTask.FromResult(false);

        public ValueTask<Identity?> ByApiKey(string key, CancellationToken ct) =>
            ValueTask.FromResult(key["bk_".Length..].Split(':') is [var tenant, var permissions, var name]
            ? new Identity(null, name, Guid.Parse(tenant), "America/Sao_Paulo", "Owner", null, default, permissions.Split(',')) : null);
    }
}

/// <summary>Answers, as tests look at them.</summary>
internal static class Answering
{
    public static async Task<JsonElement> Body(this HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    /// <summary>Sends the text as it is.</summary>
    public static Task<HttpResponseMessage> Send(
        this HttpClient client, HttpMethod method, string path, string? body = null, string type = "application/json",
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8) };
        if (body is not null) request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Make(this HttpClient client, string name, string? key = null) =>
        client.Send(HttpMethod.Post, "things", JsonSerializer.Serialize(new { name, price = 12.5, kind = "Tool" }),
            headers: key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>The problem the answer is about, which has to be one.</summary>
    public static async Task<JsonElement> Problem(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((HttpStatusCode)status == answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(($"urn:biela:{code}", status), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        return problem;
    }
}
