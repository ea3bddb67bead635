using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Biela.Fisco;

/// <summary>A code with the authority's own words.</summary>
/// <param name="Code">codigo, as E1235; empty when there is none.</param>
/// <param name="Description">descricao.</param>
/// <param name="Complement">complemento: what of the document is meant; null when nothing is said.</param>
public sealed record SefinMessage(string Code, string Description, string? Complement = null)
{
    /// <summary>What follows from the code.</summary>
    public SefinCode Meaning => SefinCodes.Of(Code);

    /// <summary>The message in one line.</summary>
    public override string ToString() => string.Join(" – ", new[] { Code, Description, Complement }.Where(part => part is { Length: > 0 }));
}

/// <summary>What the Sefin Nacional answered.</summary>
public abstract record SefinAnswer
{
    // An NFS-e has some 10 KB; a body is base 64 of it, and packed.
    private const int LargestBody = 4 * 1024 * 1024, LargestFile = 8 * 1024 * 1024, MostMessages = 50, LongestText = 1_000;

    private SefinAnswer()
    {
    }

    /// <summary>What to do now.</summary>
    public abstract NextStep Step { get; }

    /// <summary>What to tell the user, in Portuguese.</summary>
    public abstract string Advice { get; }

    /// <summary>The NFS-e, new or fetched.</summary>
    /// <param name="Key">chaveAcesso.</param>
    /// <param name="Declaration">idDps; null when it is not told.</param>
    /// <param name="Xml">The NFSe as the authority signed it, byte by byte; <see cref="IssuedNfse.Read"/> reads it.</param>
    /// <param name="At">dataHoraProcessamento.</param>
    /// <param name="Alerts">What the authority will not let pass in future.</param>
    public sealed record Issued(NfseKey Key, DpsId? Declaration, byte[] Xml, DateTimeOffset? At, IReadOnlyList<SefinMessage> Alerts) : SefinAnswer
    {
        /// <inheritdoc/>
        public override NextStep Step => NextStep.Authorised;

        /// <inheritdoc/>
        public override string Advice => "NFS-e autorizada: entregue o DANFSe e envie o XML ao cliente.";
    }

    /// <summary>The key of the NFS-e that a DPS became; the NFS-e itself is fetched by it.</summary>
    public sealed record Located(NfseKey Key, DpsId? Declaration) : SefinAnswer
    {
        /// <inheritdoc/>
        public override NextStep Step => NextStep.QueryKey;

        /// <inheritdoc/>
        public override string Advice => "A DPS já virou NFS-e: a nota é buscada pela chave.";
    }

    /// <summary>An event, registered or fetched.</summary>
    /// <param name="Xml">The evento as the authority signed it.</param>
    /// <param name="At">dataHoraProcessamento.</param>
    public sealed record Registered(byte[] Xml, DateTimeOffset? At, IReadOnlyList<SefinMessage> Alerts) : SefinAnswer
    {
        /// <inheritdoc/>
        public override NextStep Step => NextStep.Registered;

        /// <inheritdoc/>
        public override string Advice => "Evento registrado na NFS-e.";
    }

    /// <summary>Nothing was done.</summary>
    /// <param name="Errors">At least one.</param>
    public sealed record Refused(IReadOnlyList<SefinMessage> Errors) : SefinAnswer
    {
        /// <inheritdoc/>
        public override NextStep Step => SefinCodes.Of(Errors).Step;

        /// <inheritdoc/>
        public override string Advice => SefinCodes.Of(Errors).Advice;
    }

    /// <summary>
    /// Reads the body of an HTTP answer; null when it is none of this service, so that nothing is known of what was sent. Properties are taken in any case,
    /// for the service and its archive write them differently; whatever comes, it is bounded and does not throw.
    /// </summary>
    public static SefinAnswer? Read(byte[] body)
    {
        if (body.Length > LargestBody) return null;
        ReadOnlyMemory<byte> text = body.AsSpan().StartsWith("\uFEFF"u8) ? body.AsMemory(3) : body;
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            return Of(json.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or InvalidDataException)
        {
            // An escape that is half a character is found only when the text is asked for.
            return null;
        }
    }

    private static SefinAnswer? Of(JsonElement root)
    {
        List<SefinMessage> errors = [.. Messages(root, "erros"), .. Messages(root, "erro")];
        if (errors.Count > 0) return new Refused(errors);
        var (at, alerts) = (Instant(Text(root, "dataHoraProcessamento")), Messages(root, "alertas"));
        if (Unpacked(root, "eventoXmlGZipB64") is { } registered) return new Registered(registered, at, alerts);
        if (!NfseKey.TryParse(Text(root, "chaveAcesso"), out var key)) return null;
        var id = Text(root, "idDps");
        DpsId? declaration = DpsId.TryParse(id, out var known) || DpsId.TryParse($"DPS{id}", out known) ? known : null;
        return Unpacked(root, "nfseXmlGZipB64") is { } xml ? new Issued(key, declaration, xml, at, alerts) : new Located(key, declaration);
    }

    private static List<SefinMessage> Messages(JsonElement root, string name) => Find(root, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Take(MostMessages).Select(Message).OfType<SefinMessage>()],
        { ValueKind: JsonValueKind.Object } one => Message(one) is { } message ? [message] : [],
        _ => [],
    };

    private static SefinMessage? Message(JsonElement element)
    {
        var (code, description) = (Text(element, "codigo") ?? "", Text(element, "descricao") ?? Text(element, "mensagem") ?? "");
        return code is "" && description is "" ? null : new(code, description, Text(element, "complemento"));
    }

    private static JsonElement? Find(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in element.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }

    private static string? Text(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString()!.Trim() is { Length: > 0 } text
            ? text[..Math.Min(text.Length, LongestText)] : null;

    private static byte[]? Unpacked(JsonElement root, string name)
    {
        if (Find(root, name) is not { ValueKind: JsonValueKind.String } value || !value.TryGetBytesFromBase64(out var packed)) return null;
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var file = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = zip.Read(buffer)) > 0; file.Write(buffer, 0, count))
            if (file.Length + count > LargestFile) throw new InvalidDataException("What was packed is larger than any NFS-e.");
        return file.Length > 0 ? file.ToArray() : null;
    }

    /// An instant without an offset is one of Brasília.
    private static DateTimeOffset? Instant(string? text)
    {
        if (text is null) return null;
        var hasOffset = text.LastIndexOfAny(['+', '-', 'Z']) > text.IndexOf('T');
        return DateTimeOffset.TryParse(hasOffset ? text : $"{text}-03:00", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
    }
}
