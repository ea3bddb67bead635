using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Biela.Kernel;

/// <summary>
/// Files in a folder, for one machine. They are as encrypted as its disk is. Its addresses lead to Biela itself, see
/// <see cref="FolderRoutes"/>, and are signed with the installation's master key.
/// </summary>
/// <param name="root">Where the keys begin.</param>
/// <param name="secrets">Signs the addresses.</param>
/// <param name="clock">Ends them.</param>
public sealed class FolderFiles(string root, Secrets secrets, TimeProvider clock) : IFiles
{
    /// <summary>What an address allows.</summary>
    internal sealed record Ticket(string Method, string Key, string Type, long Size, string Name, long Until);

    /// <inheritdoc/>
    public async Task Put(FileKey key, Stream content, string type, CancellationToken ct)
    {
        var (path, part) = (PathOf(key), $"{PathOf(key)}.{Guid.CreateVersion7():n}.part");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }
            // A file is there whole or not at all, and the first one stays.
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path)) { throw Filing.Exists; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw Filing.Unavailable; }
        finally { if (File.Exists(part)) File.Delete(part); }
    }

    /// <inheritdoc/>
    public Task<Stream?> Open(FileKey key, CancellationToken ct)
    {
        try { return Task.FromResult<Stream?>(new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536, true)); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return Task.FromResult<Stream?>(null); }
    }

    /// <inheritdoc/>
    public Task Delete(FileKey key, CancellationToken ct)
    {
        if (File.Exists(PathOf(key))) File.Delete(PathOf(key));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SignedUrl> Upload(FileKey key, string type, long size) =>
        Task.FromResult(Signed(new("PUT", key.Value, type, size, "", Until(SignedUrl.ToUpload)), new() { ["Content-Type"] = type }));

    /// <inheritdoc/>
    public Task<SignedUrl> Download(FileKey key, string type, string name) =>
        Task.FromResult(Signed(new("GET", key.Value, type, 0, name, Until(SignedUrl.ToDownload)), []));

    /// <summary>Whether the ticket was given out here, as it is, and still counts.</summary>
    internal bool Accepts(Ticket ticket, string signature) => ticket.Until >= clock.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Signature(ticket)));

    private string PathOf(FileKey key) => Path.Combine(root, key.Value);

    private long Until(TimeSpan valid) => (clock.GetUtcNow() + valid).ToUnixTimeSeconds();

    private string Signature(Ticket ticket) => secrets.Sign("files", JsonSerializer.Serialize(ticket));

    private SignedUrl Signed(Ticket t, Dictionary<string, string> headers) => new(
        $"/files/{t.Key}?type={Uri.EscapeDataString(t.Type)}&size={t.Size}&name={Uri.EscapeDataString(t.Name)}&until={t.Until}&signature={Signature(t)}",
        t.Method, headers, DateTimeOffset.FromUnixTimeSeconds(t.Until));
}
