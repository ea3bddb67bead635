using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Biela.Kernel;

/// <summary>Where a bucket is and who asks; what is not said comes from the environment and the role of the machine, as with every AWS tool.</summary>
public sealed class S3Options
{
    /// <summary>The address of a store that is not Amazon's.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The region.</summary>
    public string Region { get; set; } = "sa-east-1";

    /// <summary>The name of the key; both or none.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The key.</summary>
    public string? SecretKey { get; set; }
}

/// <summary>Files in a bucket, encrypted by the store (SSE-S3). Its addresses lead to the store and count by its clock.</summary>
public sealed class S3Files : IFiles, IDisposable
{
    private const string Scheme = "s3://", EncryptionHeader = "x-amz-server-side-encryption";
    private readonly string bucket;
    private readonly AmazonS3Client s3;

    /// <summary>Opens <c>s3://bucket</c>; nothing is asked yet.</summary>
    public S3Files(string address, S3Options options)
    {
        bucket = address[Scheme.Length..];
        var config = new AmazonS3Config
        {
            Timeout = TimeSpan.FromSeconds(20), MaxErrorRetry = 2, RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
            (config.ServiceURL, config.AuthenticationRegion, config.ForcePathStyle) = (endpoint, options.Region, true);
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        s3 = options.AccessKey is null ? new(config) : new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config);
    }

    /// <summary>Whether the text names a bucket.</summary>
    public static bool IsAddress(string text) => text.StartsWith(Scheme, StringComparison.Ordinal) && text.Length > Scheme.Length;

    /// <inheritdoc/>
    public Task Put(FileKey key, Stream content, string type, CancellationToken ct) => Ask(async () =>
    {
        // S3 wants to know the length first.
        using var whole = new MemoryStream();
        if (!content.CanSeek) await content.CopyToAsync(whole, ct);
        whole.Position = 0;
        return await s3.PutObjectAsync(new()
        {
            BucketName = bucket, Key = key.Value, InputStream = content.CanSeek ? content : whole, AutoCloseStream = false, ContentType = type,
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AES256, IfNoneMatch = "*",
        }, ct);
    });

    /// <inheritdoc/>
    public Task<Stream?> Open(FileKey key, CancellationToken ct) =>
        Ask<Stream?>(async () => (await s3.GetObjectAsync(bucket, key.Value, ct)).ResponseStream);

    /// <inheritdoc/>
    public Task Delete(FileKey key, CancellationToken ct) => Ask(() => s3.DeleteObjectAsync(bucket, key.Value, ct))!;

    /// <inheritdoc/>
    public Task<SignedUrl> Upload(FileKey key, string type, long size)
    {
        var request = Request(key, HttpVerb.PUT, SignedUrl.ToUpload);
        (request.ContentType, request.ServerSideEncryptionMethod) = (type, ServerSideEncryptionMethod.AES256);
        // Signed, the store refuses any other length and a second file.
        (request.Headers["Content-Length"], request.Headers["If-None-Match"]) = (size.ToString(), "*");
        return Sign(request, new() { ["Content-Type"] = type, ["If-None-Match"] = "*", [EncryptionHeader] = "AES256" });
    }

    /// <inheritdoc/>
    public Task<SignedUrl> Download(FileKey key, string type, string name)
    {
        var request = Request(key, HttpVerb.GET, SignedUrl.ToDownload);
        (request.ResponseHeaderOverrides.ContentType, request.ResponseHeaderOverrides.ContentDisposition) = (type, Media.Disposition(type, name));
        request.ResponseHeaderOverrides.CacheControl = "private, no-store";
        return Sign(request, []);
    }

    /// <inheritdoc/>
    public void Dispose() => s3.Dispose();

    private GetPreSignedUrlRequest Request(FileKey key, HttpVerb verb, TimeSpan valid) => new()
    {
        // The client rounds up to a second and we promise not to.
        BucketName = bucket, Key = key.Value, Verb = verb, Expires = (TimeProvider.System.GetUtcNow() + valid).UtcDateTime.AddSeconds(-1),
        Protocol = s3.Config.ServiceURL?.StartsWith("http://", StringComparison.Ordinal) == true ? Protocol.HTTP : Protocol.HTTPS,
    };

    private async Task<SignedUrl> Sign(GetPreSignedUrlRequest request, Dictionary<string, string> headers) =>
        new(await s3.GetPreSignedURLAsync(request), request.Verb.ToString(), headers, new DateTimeOffset(request.Expires!.Value, TimeSpan.Zero));

    /// Null for what is not there.
    private static async Task<T?> Ask<T>(Func<Task<T>> question)
    {
        try { return await question(); }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket") { return default; }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict) { throw Filing.Exists; }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException) { throw Filing.Unavailable; }
    }
}
