using System.Net;
using System.Net.Http.Headers;

namespace Biela.Acceptance.Tests;

/// <summary>The web application as the host serves it.</summary>
public sealed class ScreensTests : IAsyncLifetime
{
    private Biela biela = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(Host.Screens.Folder), "the screens have not been built (Node 20.19 or newer).");
        biela = await Biela.Start();
        client = new() { BaseAddress = biela.Url };
    }

    [Fact]
    public async Task A_page_is_asked_for_again_and_its_parts_never()
    {
        var page = await Get("/ordens/nova");
        Assert.Equal(("text/html; charset=utf-8", "no-cache"), (page.Type, page.Headers.CacheControl?.ToString()));
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single());
        var part = await Get(Script(page.Body));
        Assert.Equal(("text/javascript; charset=utf-8", "public, max-age=31536000, immutable"), (part.Type, part.Headers.CacheControl?.ToString()));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        using var answer = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task The_number_of_a_part_may_have_a_point() => Assert.Equal("no-cache", (await Get("/estoque/RET-1.6")).Headers.CacheControl?.ToString());

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task It_is_sent_as_small_as_the_browser_takes_it(string? encoding)
    {
        var page = await Get("/", encoding);
        Assert.Equal(["Accept-Encoding"], page.Headers.Vary);
        var part = await Get(Script(page.Body), encoding);
        Assert.Equal(encoding is null ? [] : [encoding], part.Encodings);
        Assert.Equal(["Accept-Encoding"], part.Headers.Vary);
    }

    private static string Script(string page) =>
        page.Split('"').Single(s => s.StartsWith("/assets/base-", StringComparison.Ordinal) && s.EndsWith(".js", StringComparison.Ordinal));

    [Theory]
    [InlineData("/assets/nothing.js", HttpStatusCode.NotFound)]
    [InlineData("/../appsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", HttpStatusCode.Unauthorized)]
    [InlineData("/openapi/nothing", HttpStatusCode.Unauthorized)]
    [InlineData("/internal/nothing", HttpStatusCode.Unauthorized)]
    [InlineData("/ordens/nova", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_not_a_page(string path, HttpStatusCode status)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (biela is not null) await biela.DisposeAsync();
    }

    private async Task<(string Type, string Body, ICollection<string> Encodings, HttpResponseHeaders Headers)> Get(string path, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new("text/html"));
        if (encoding is not null) request.Headers.AcceptEncoding.Add(new(encoding));
        var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var content = answer.Content;
        return ($"{content.Headers.ContentType}", await content.ReadAsStringAsync(), content.Headers.ContentEncoding, answer.Headers);
    }
}
