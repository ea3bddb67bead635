using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel;

/// <summary>
/// What is too big for a database. A file is written once and never changed. Clients send and fetch it by signed addresses, past the modules.
/// Every method throws <see cref="RuleBroken"/> 503 <c>files-unavailable</c> when the store does not answer.
/// </summary>
public interface IFiles
{
    /// <summary>Stores the content. Throws <c>file-exists</c> where there is one already.</summary>
    Task Put(FileKey key, Stream content, string type, CancellationToken ct);

    /// <summary>The content, or null when there is none.</summary>
    Task<Stream?> Open(FileKey key, CancellationToken ct);

    /// <summary>Forgets the file; one that is not there is forgotten already.</summary>
    Task Delete(FileKey key, CancellationToken ct);

    /// <summary>Lets whoever has it store exactly this many bytes of this type there, once, within <see cref="SignedUrl.ToUpload"/>.</summary>
    Task<SignedUrl> Upload(FileKey key, string type, long size);

    /// <summary>Lets whoever has it fetch the file under this name, within <see cref="SignedUrl.ToDownload"/>.</summary>
    Task<SignedUrl> Download(FileKey key, string type, string name);
}

/// <summary>An address that says itself what it allows.</summary>
/// <param name="Url">Absolute, or relative to Biela's own address.</param>
/// <param name="Method">PUT or GET.</param>
/// <param name="Headers">What has to be sent along, to the letter.</param>
/// <param name="Until">When it ends.</param>
public sealed record SignedUrl(string Url, string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset Until)
{
    /// <summary>How long a file may be sent.</summary>
    public static readonly TimeSpan ToUpload = TimeSpan.FromMinutes(15);

    /// <summary>How long it may be fetched.</summary>
    public static readonly TimeSpan ToDownload = TimeSpan.FromHours(1);
}

internal static class Filing
{
    internal static RuleBroken Exists => new("file-exists", "Este arquivo já foi enviado. Peça outro endereço para enviar de novo.");

    internal static RuleBroken Unavailable => new("files-unavailable", "O armazenamento de arquivos não responde. Tente de novo em instantes.", 503);

    /// <summary>The files of the topology: a folder or a bucket.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, Topology topology)
    {
        if (topology.Files is { } bucket && S3Files.IsAddress(bucket)) return services.AddSingleton<IFiles>(_ => new S3Files(bucket, topology.S3));
        services.AddSingleton(provider => new FolderFiles(
            topology.Files ?? Path.Combine(topology.Folder, "files"), provider.GetRequiredService<Secrets>(), provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<IFiles>(provider => provider.GetRequiredService<FolderFiles>());
    }
}
