using Biela.Papers;

namespace Biela.Fisco;

/// <summary>What a DANFE shows beside the content of its file. Kept and used again, it reads the logo once.</summary>
public sealed record DanfeLook
{
    /// <summary>The issuer's logo, a JPEG or a PNG.</summary>
    /// <exception cref="ArgumentException">The bytes are no such picture.</exception>
    public byte[]? Logo
    {
        get;
        init => (field, Picture) = (value, value is null ? null : Picture.Read(value));
    }

    /// <summary>When it is printed, with the offset of the issuer; shown small at the bottom.</summary>
    public DateTimeOffset? Printed { get; init; }

    /// <summary>The cancellation of the document; null when it stands.</summary>
    public Cancellation? Cancelled { get; init; }

    /// <summary>What is still to be paid: on a sheet after those of an NF-e, on the roll of an NFC-e. A cancelled document asks for nothing.</summary>
    public IReadOnlyList<PaymentRequest> Requests { get; init; } = [];

    /// <summary>The logo, read.</summary>
    internal Picture? Picture { get; private init; }
}

/// <summary>That a document was cancelled.</summary>
/// <param name="Key">Its access key, 44 characters.</param>
/// <param name="Protocol">The number of the protocol; null when it is not known.</param>
/// <param name="At">When it was registered; null when it is not known.</param>
public sealed record Cancellation(string Key, string? Protocol = null, DateTimeOffset? At = null)
{
    /// <summary>Reads a procEventoNFe.</summary>
    /// <exception cref="RuleBroken">It is something else, or not a cancellation that was accepted.</exception>
    public static Cancellation Read(byte[] processedEvent)
    {
        var (signed, result) = Note.ReadEvent(processedEvent);
        // 135 and 136: registered; 155: registered after the deadline.
        if (signed.Value("tpEvento") is not ("110111" or "110112") || result.Value("cStat") is not ("135" or "136" or "155"))
            throw new RuleBroken("not-a-cancellation", "O arquivo não é um cancelamento aceito pela SEFAZ. Escolha o XML do evento com o protocolo.", 400);
        return new(signed.Value("chNFe"), result.Value("nProt"), DateTimeOffset.TryParse(result.Value("dhRegEvento"), out var at) ? at : null);
    }

    /// <summary>What the paper says of it.</summary>
    internal string Sentence => "NOTA CANCELADA."
        + (Protocol is { Length: > 0 } ? $" Protocolo de cancelamento: {Protocol}" : "") + (At is { } at ? $" – {at:dd/MM/yyyy HH:mm:ss}" : "");
}
