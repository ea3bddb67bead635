using System.Net;
using System.Net.Http.Headers;
using Biela.Kernel.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel.Tests.Stores;

/// <summary>What modules may rely on, whatever the topology names for files; clients speak to it as a browser would.</summary>
public abstract class FilesContract : IAsyncLifetime
{
    private protected static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];
    private readonly HttpClient browser = new();
    private ShopHost host = null!;

    private protected IFiles Files => host.App.Services.GetRequiredService<IFiles>();

    /// <summary>Says where the files are; skips the test when the server is not there.</summary>
    private protected abstract Task<Action<Topology>> Configure();

    public async ValueTask InitializeAsync() => host = await ShopHost.Start(await Configure());

    public virtual async ValueTask DisposeAsync()
    {
        browser.Dispose();
        if (host is not null) await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_stored_comes_back_and_can_be_forgotten_twice()
    {
        var key = Key();
        Assert.Null(await Files.Open(key, default));
        await Files.Put(key, new MemoryStream(Photo), "image/jpeg", default);
        Assert.Equal(Convert.ToHexString(Photo), await Content(key));
        await Files.Delete(key, default);
        await Files.Delete(key, default);
        Assert.Null(await Files.Open(key, default));
    }

    [Fact]
    public async Task The_first_content_stays()
    {
        var key = Key();
        await Files.Put(key, new MemoryStream(Photo), "image/jpeg", default);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Files.Put(key, new MemoryStream([1, 2, 3]), "image/jpeg", default));
        Assert.Equal(("file-exists", Convert.ToHexString(Photo)), (refused.Code, await Content(key)));
    }

    [Fact]
    public async Task A_client_sends_what_it_announced_once_and_fetches_it()
    {
        var key = Key();
        var upload = await Files.Upload(key, "image/jpeg", Photo.Length);
        Assert.Equal(("PUT", "image/jpeg"), (upload.Method, upload.Headers["Content-Type"]));
        Assert.InRange(upload.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15.1));
        Assert.Equal(HttpStatusCode.OK, (await Send(upload, Photo)).StatusCode);
        Assert.False((await Send(upload, new byte[Photo.Length])).IsSuccessStatusCode);

        var download = await Files.Download(key, "image/jpeg", "bloco nº 1.jpg");
        Assert.InRange(download.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60.1));
        var answer = await browser.GetAsync(Address(download));
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", Convert.ToHexString(Photo)),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync())));
        Assert.Equal(("inline", "bloco nº 1.jpg"), (Disposition(answer).DispositionType, Disposition(answer).FileNameStar));
    }

    [Theory]
    [InlineData("text/html", "a.html"), InlineData("image/svg+xml", "a.svg"), InlineData("application/xml", "a.xml"), InlineData("x/y", "../../etc/passwd")]
    public async Task What_could_carry_a_script_is_saved_and_not_shown(string type, string name)
    {
        var key = Key();
        await Files.Put(key, new MemoryStream("<script>alert(1)</script>"u8.ToArray()), type, default);
        var answer = await browser.GetAsync(Address(await Files.Download(key, type, name)));
        Assert.Equal(("attachment", type), (Disposition(answer).DispositionType, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Nothing_is_there_before_it_was_sent()
    {
        var answer = await browser.GetAsync(Address(await Files.Download(Key(), "image/jpeg", "a.jpg")));
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task What_is_streamed_and_cannot_be_rewound_is_stored_too()
    {
        var key = Key();
        await using var pipe = new System.IO.Compression.BrotliStream(new MemoryStream(Pressed()), System.IO.Compression.CompressionMode.Decompress);
        await Files.Put(key, pipe, "image/jpeg", default);
        Assert.Equal(Convert.ToHexString(Photo), await Content(key));

        static byte[] Pressed()
        {
            using var pressed = new MemoryStream();
            using (var brotli = new System.IO.Compression.BrotliStream(pressed, System.IO.Compression.CompressionMode.Compress)) brotli.Write(Photo);
            return pressed.ToArray();
        }
    }

    private protected static FileKey Key(Guid? organization = null)
    {
        var tenant = new Tenant();
        tenant.Become(organization ?? Guid.CreateVersion7());
        return FileKey.New(tenant, "orders", TimeProvider.System.GetUtcNow());
    }

    private protected Uri Address(SignedUrl signed) => new(new Uri(host.App.Urls.First()), signed.Url);

    private protected Task<HttpResponseMessage> Send(
        SignedUrl signed, byte[] content, string? url = null, string? type = null, string? method = null)
    {
        var request = new HttpRequestMessage(new(method ?? signed.Method), url is null ? Address(signed) : new Uri(new Uri(host.App.Urls.First()), url))
        {
            Content = new ByteArrayContent(content),
        };
        foreach (var (name, value) in signed.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        if (type is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return browser.SendAsync(request);
    }

    private protected async Task<string> Content(FileKey key)
    {
        await using var content = (await Files.Open(key, default))!;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory);
        return Convert.ToHexString(memory.ToArray());
    }

    /// <summary>What the browser is told to do with it.</summary>
    private protected virtual ContentDispositionHeaderValue Disposition(HttpResponseMessage answer) => answer.Content.Headers.ContentDisposition!;
}
