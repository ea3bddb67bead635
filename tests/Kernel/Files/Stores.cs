using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Amazon.S3;
using Biela.Kernel.Tests.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Biela.Kernel.Tests.Stores;

public sealed class FolderFilesTests : FilesContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("biela-files").FullName;

    private string Clock => Path.Combine(folder, "clock");

    private protected override async Task<Action<Topology>> Configure()
    {
        await File.WriteAllTextAsync(Clock, "00:00:00");
        return t => (t.Files, t.Clock) = (Path.Combine(folder, "files"), Clock);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_folder_that_takes_nothing_is_a_store_that_does_not_answer()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "files"), "in the way");
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Files.Put(Key(), new MemoryStream(Photo), "image/jpeg", default));
        Assert.Equal(("files-unavailable", 503), (refused.Code, refused.Status));
        Assert.True(File.Exists(Path.Combine(folder, "files")));
    }

    [Fact]
    public async Task An_address_ends()
    {
        var key = Key();
        var upload = await Files.Upload(key, "image/jpeg", Photo.Length);
        await Files.Put(key, new MemoryStream(Photo), "image/jpeg", default);
        var download = await Files.Download(key, "image/jpeg", "a.jpg");
        await File.WriteAllTextAsync(Clock, "00:16:00");
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(upload, Photo)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(download, [])).StatusCode);
        await File.WriteAllTextAsync(Clock, "01:01:00");
        await (await Send(download, [])).Problem(403, "link-not-valid");
    }

    [Fact]
    public async Task Nothing_but_what_was_announced_is_taken()
    {
        var upload = await Files.Upload(Key(), "image/jpeg", Photo.Length);
        await (await Send(upload, [.. Photo, 0])).Problem(400, "other-file");
        await (await Send(upload, Photo[..^1])).Problem(400, "other-file");
        await (await Send(upload, Photo, type: "text/html")).Problem(400, "other-file");
        Assert.False(Directory.Exists(Path.Combine(folder, "files")));
    }

    [Fact]
    public async Task A_photo_may_be_bigger_than_any_other_request()
    {
        var (key, big) = (Key(), new byte[5 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.OK, (await Send(await Files.Upload(key, "image/png", big.Length), big)).StatusCode);
        Assert.Equal(Convert.ToHexString(big), await Content(key));
    }

    [Fact]
    public async Task An_address_is_good_for_nothing_that_is_not_signed_in_it()
    {
        var (mine, yours) = (Key(), Key());
        await Files.Put(yours, new MemoryStream(Photo), "image/jpeg", default);
        var (up, down) = (await Files.Upload(mine, "image/jpeg", Photo.Length), await Files.Download(mine, "image/jpeg", "a.jpg"));
        string[] changed =
        [
            down.Url.Replace(mine.Value, yours.Value), down.Url.Replace("image%2Fjpeg", "text%2Fhtml"), down.Url.Replace("a.jpg", "b.jpg"),
            down.Url.Replace("until=", "until=9"), down.Url.Replace("signature=", "signature=0"), down.Url[..down.Url.IndexOf('?')], down.Url + "&until=1",
            up.Url,
        ];
        foreach (var url in changed) await (await Send(down, [], url)).Problem(403, "link-not-valid");
        foreach (var url in (string[])[up.Url.Replace(mine.Value, yours.Value), up.Url.Replace("size=", "size=1"), down.Url])
            await (await Send(up, Photo, url)).Problem(403, "link-not-valid");
    }

    [Theory]
    [InlineData("../{0}"), InlineData("%2e%2e%2f{0}"), InlineData("..%5c{0}"), InlineData("%252e%252e%252f{0}"), InlineData("/{0}"), InlineData("{0}%00")]
    [InlineData("{0}/../x"), InlineData("{0}%0a"), InlineData("con"), InlineData(".hidden"), InlineData("%EF%BC%8Fetc"), InlineData("etc/passwd")]
    public async Task A_path_that_is_no_key_leads_nowhere(string path)
    {
        var key = Key();
        await Files.Put(key, new MemoryStream(Photo), "image/jpeg", default);
        var download = await Files.Download(key, "image/jpeg", "a.jpg");
        var answer = await Send(download, [], "/files/" + string.Format(path, key.Value) + download.Url[download.Url.IndexOf('?')..]);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }
}

public sealed class S3FilesTests : FilesContract, IClassFixture<Bucket>
{
    private readonly Bucket bucket;

    public S3FilesTests(Bucket bucket) => this.bucket = bucket;

    private protected override Task<Action<Topology>> Configure() => bucket.Configure();

    /// Amazon answers with what is signed in the address; moto_server ignores it.
    private protected override ContentDispositionHeaderValue Disposition(HttpResponseMessage answer) =>
        ContentDispositionHeaderValue.Parse(QueryHelpers.ParseQuery(answer.RequestMessage!.RequestUri!.Query)["response-content-disposition"]!);

    [Fact]
    public async Task The_store_encrypts_and_the_signature_covers_size_type_and_being_the_first()
    {
        var key = Key();
        var watch = Stopwatch.StartNew();
        var upload = await Files.Upload(key, "image/jpeg", 5004);
        var signed = Uri.UnescapeDataString(upload.Url);
        Assert.Contains("X-Amz-SignedHeaders=content-length;content-type;host;if-none-match;x-amz-server-side-encryption", signed);
        // A quarter of an hour from the moment it was asked for, less the second that S3Files keeps back, rounded.
        var expires = int.Parse(QueryHelpers.ParseQuery(new Uri(upload.Url).Query)["X-Amz-Expires"]!);
        Assert.InRange(expires, 898 - (int)Math.Ceiling(watch.Elapsed.TotalSeconds), 900);
        await Files.Put(key, new MemoryStream(Photo), "image/jpeg", default);
        using var s3 = bucket.Client();
        Assert.Equal(ServerSideEncryptionMethod.AES256, (await s3.GetObjectMetadataAsync(Bucket.Name, key.Value)).ServerSideEncryptionMethod);
    }

    [Fact]
    public async Task A_store_that_is_away_is_said_to_be_away()
    {
        using var nowhere = new S3Files("s3://biela", new() { Endpoint = "http://127.0.0.1:1", AccessKey = "test", SecretKey = "test" });
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => nowhere.Open(Key(), default));
        Assert.Equal(("files-unavailable", 503), (refused.Code, refused.Status));
    }
}

/// <summary>A bucket of the S3 that BIELA_TEST_S3 names, or of a moto_server of its own.</summary>
public sealed class Bucket : IAsyncLifetime
{
    internal const string Name = "biela-test";
    private readonly Server server = Server.Moto();
    private string endpoint = "";
    private Task? ready;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    internal async Task<Action<Topology>> Configure()
    {
        await (ready ??= Prepare());
        return t => (t.Files, t.S3) = ($"s3://{Name}", new() { Endpoint = endpoint, Region = "us-east-1", AccessKey = "test", SecretKey = "test" });
    }

    /// Once, however it ends.
    private async Task Prepare()
    {
        if (Environment.GetEnvironmentVariable("BIELA_TEST_S3") is { } other) endpoint = other;
        else
        {
            await server.Start();
            endpoint = $"http://127.0.0.1:{server.Port}";
        }
        using var s3 = Client();
        await s3.PutBucketAsync(Name);
    }

    internal AmazonS3Client Client() =>
        new("test", "test", new AmazonS3Config { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
}
