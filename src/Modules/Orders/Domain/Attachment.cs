namespace Biela.Modules.Orders;

/// <summary>
/// A photo or document of an order. Announced first, sent past this module, and counted only once its first bytes and its size have been
/// seen to be what was announced. What was removed stays as a line without a file.
/// </summary>
internal sealed class Attachment
{
    /// <summary>20 MiB: a photo of a workshop's telephone, or a scanned report.</summary>
    public const long Biggest = 20 * 1024 * 1024;

    /// <summary>How much an organization may keep, in bytes: 20 GiB.</summary>
    public const long Quota = 20L * 1024 * 1024 * 1024;

    /// <summary>How many files an order may have.</summary>
    public const int Most = 200;

    private static readonly HashSet<string> Types = ["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"];

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrderId { get; private init; }

    /// <summary>What the client calls it; nothing is ever looked up by it.</summary>
    public string Name { get; private init; } = "";

    public string Type { get; private init; } = "";

    /// <summary>In bytes.</summary>
    public long Size { get; private init; }

    public string Key { get; private init; } = "";
    public string? Sha256 { get; private set; }
    public string AddedBy { get; private init; } = "";
    public DateTimeOffset AddedAt { get; private init; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public string? RemovedBy { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Throws <c>type-not-accepted</c>, <c>too-large</c>.</summary>
    public static Attachment Announce(Order order, string name, string type, long size, FileKey key, string who, DateTimeOffset now)
    {
        if (!Types.Contains(type)) throw new RuleBroken("type-not-accepted", "Anexe fotos (JPEG, PNG, WebP, HEIC) ou documentos em PDF.", 415);
        if (size > Biggest) throw new RuleBroken("too-large", $"O arquivo pode ter até {Biggest / 1024 / 1024} MiB.", 413);
        return new()
        {
            Id = Guid.CreateVersion7(now), OrderId = order.Id, Name = Plain(name), Type = type, Size = size, Key = key.Value, AddedBy = who, AddedAt = now,
        };
    }

    /// <summary>It is there: false when that is known already. Throws <c>other-file</c> when it is not what was announced, <c>not-found</c>.</summary>
    public bool Confirm(Received received, DateTimeOffset now)
    {
        if (RemovedAt is not null) throw new RuleBroken("not-found", "Não encontrado.", 404);
        if (ConfirmedAt is not null) return false;
        if (received.Type != Type || received.Size != Size)
            throw new RuleBroken("other-file", $"O conteúdo enviado não é {Type} de {Size} bytes. Anexe de novo o arquivo certo.");
        (Sha256, ConfirmedAt) = (received.Sha256, now);
        return true;
    }

    /// <summary>False when it is gone already.</summary>
    public bool Remove(string who, DateTimeOffset now)
    {
        if (RemovedAt is not null) return false;
        (RemovedBy, RemovedAt) = (who, now);
        return true;
    }

    /// The last part of what may have been a path, without what cannot be seen.
    private static string Plain(string name) =>
        new string([.. name.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)])
            .Trim(' ', '.') is { Length: > 0 } plain ? plain : "arquivo";
}

/// <summary>What really arrived.</summary>
internal sealed record Received(string? Type, long Size, string Sha256)
{
    /// <summary>Reads the content to its end, but never more than the biggest one there may be.</summary>
    public static async Task<Received> Read(Stream content, CancellationToken ct)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var (buffer, size, type) = (new byte[65_536], 0L, (string?)null);
        while (size <= Attachment.Biggest && await content.ReadAtLeastAsync(buffer, Media.Head, throwOnEndOfStream: false, ct) is > 0 and var read)
        {
            if (size == 0) type = Media.Sniff(buffer.AsSpan(0, Math.Min(read, Media.Head)));
            hash.AppendData(buffer.AsSpan(0, read));
            size += read;
        }
        return new(type, size, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
