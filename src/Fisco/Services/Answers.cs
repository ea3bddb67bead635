using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>A code with the authority's own words.</summary>
/// <param name="Status">cStat.</param>
/// <param name="Reason">xMotivo.</param>
public abstract partial record Outcome(int Status, string Reason)
{
    /// <summary>What follows from the code.</summary>
    public StatusCode Meaning => StatusCodes.Of(Status);

    /// <summary>The key of the other document that the words name (539); null when they name none.</summary>
    public AccessKey? OtherKey => AccessKey.TryParse(KeyInWords().Match(Reason).Value, out var key) ? key : null;

    [GeneratedRegex("[0-9]{6}[0-9A-Z]{12}[0-9]{26}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyInWords();
}

/// <summary>What came back from a web service.</summary>
public abstract record Answer(int Status, string Reason) : Outcome(Status, Reason)
{
    /// <summary>Reads the body of an HTTP answer; null when it holds no answer of these services, so that nothing is known of what was sent.</summary>
    public static Answer? Read(byte[] body)
    {
        try
        {
            return Soap.Open(body) is { } root ? Of(root) : null;
        }
        catch (Exception broken) when (broken is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static Answer? Of(XElement root) => root.Name.LocalName switch
    {
        "retEnviNFe" or "retConsReciNFe" => new LotAnswer(root.Status(), root.Reason(), root.At("dhRecbto"),
            root.Find("nRec")?.Value, root.Find("tMed")?.Value is { } wait ? TimeSpan.FromSeconds(int.Parse(wait)) : null,
            [.. root.All("protNFe").Select(Protocol.Of)]),
        "retConsSitNFe" => new QueryAnswer(root.Status(), root.Reason(), root.Key("chNFe"), root.All("protNFe").Select(Protocol.Of).FirstOrDefault(),
            [.. root.All("procEventoNFe").Select(RegisteredEvent.Of)]),
        "retEnvEvento" => new EventAnswer(root.Status(), root.Reason(), [.. root.All("retEvento").Select(EventResult.Of)]),
        "retInutNFe" when root.Child("infInut") is { } voided => new VoidingAnswer(voided.Status(), voided.Reason(),
            voided.At("dhRecbto"), voided.Text("nProt"), root.Verbatim()),
        "retConsStatServ" => new StatusAnswer(root.Status(), root.Reason(), root.At("dhRecbto"), root.At("dhRetorno"), root.Text("xObs")),
        _ => null,
    };
}

/// <summary>The answer to documents sent, or to the question after their receipt.</summary>
/// <param name="At">When the lot arrived.</param>
/// <param name="Receipt">By which to ask for the result (nRec), when it is not here yet.</param>
/// <param name="Wait">After which to ask (tMed).</param>
/// <param name="Protocols">One for each document.</param>
public sealed record LotAnswer(int Status, string Reason, DateTimeOffset? At, string? Receipt, TimeSpan? Wait, IReadOnlyList<Protocol> Protocols)
    : Answer(Status, Reason)
{
    /// <summary>What became of one document: its own protocol, or what is said of the whole lot.</summary>
    public Outcome Of(AccessKey key) => Protocols.FirstOrDefault(protocol => protocol.Key == key) ?? (Outcome)this;
}

/// <summary>What is known about a key.</summary>
/// <param name="Protocol">Of its authorisation or denial; null when the document is unknown.</param>
/// <param name="Events">The events on it, cancellations among them.</param>
public sealed record QueryAnswer(int Status, string Reason, AccessKey Key, Protocol? Protocol, IReadOnlyList<RegisteredEvent> Events)
    : Answer(Status, Reason)
{
    /// <summary>Whether the document was cancelled; the authorisation is here all the same.</summary>
    public bool Cancelled => Meaning.Step == NextStep.Cancelled || Events.Any(one => one.Result.Type is Fisco.Events.Cancellation or
        Fisco.Events.CancellationBySubstitution && one.Result.Meaning.Step is NextStep.Registered or NextStep.Cancelled);
}

/// <summary>The answer to a lot of events.</summary>
public sealed record EventAnswer(int Status, string Reason, IReadOnlyList<EventResult> Results) : Answer(Status, Reason)
{
    /// <summary>What became of one event: its own result, or what is said of the whole lot.</summary>
    public Outcome Of(AccessKey key, int type, int sequence) =>
        Results.FirstOrDefault(one => one.Key == key && one.Type == type && one.Sequence == sequence)
        // A rejection may leave out what it is about.
        ?? (Results is [{ Type: null } only] ? only : (Outcome)this);
}

/// <summary>The answer to a voiding of numbers.</summary>
/// <param name="Number">Of the protocol; null when it was refused.</param>
/// <param name="Xml">retInutNFe.</param>
public sealed record VoidingAnswer(int Status, string Reason, DateTimeOffset? At, string? Number, string Xml) : Answer(Status, Reason);

/// <summary>Whether a service works.</summary>
/// <param name="Back">When it is expected back.</param>
/// <param name="Note">What the authority wants to be known.</param>
public sealed record StatusAnswer(int Status, string Reason, DateTimeOffset? At, DateTimeOffset? Back, string? Note) : Answer(Status, Reason);

/// <summary>A warning on an authorised document (120).</summary>
public sealed record Alert(string Code, string Message);

/// <summary>What the authority decided about one document (protNFe).</summary>
/// <param name="Key">The document; empty when unreadable.</param>
/// <param name="Number">nProt, 15 or 17 digits; null when it was rejected.</param>
/// <param name="DigestValue">Of the document that arrived (digVal).</param>
/// <param name="Xml">protNFe as it is put beside the document.</param>
public sealed record Protocol(
    int Status, string Reason, AccessKey Key, DateTimeOffset? At, string? Number, string? DigestValue, IReadOnlyList<Alert> Alerts, string Xml)
    : Outcome(Status, Reason)
{
    /// <summary>Whether it is about exactly these bytes; a protocol without a digest is trusted by its key.</summary>
    public bool Fits(SignedDocument document) => document.Id == Key.Id && (DigestValue ?? document.DigestValue) == document.DigestValue;

    internal static Protocol Of(XElement root)
    {
        var inner = root.Child("infProt") ?? throw new FormatException("protNFe without infProt");
        return new(inner.Status(), inner.Reason(), inner.Key("chNFe"), inner.At("dhRecbto"), inner.Text("nProt"), inner.Text("digVal"),
            [.. inner.All("cMsg").Zip(inner.All("xMsg"), (code, message) => new Alert(code.Value, message.Value))], root.Verbatim());
    }
}

/// <summary>What the authority decided about one event (retEvento).</summary>
/// <param name="Type">tpEvento; null when a rejection leaves it out.</param>
/// <param name="Number">nProt; null when it was rejected.</param>
/// <param name="Xml">retEvento as it is put beside the event.</param>
public sealed record EventResult(int Status, string Reason, AccessKey Key, int? Type, int? Sequence, DateTimeOffset? At, string? Number, string Xml)
    : Outcome(Status, Reason)
{
    internal static EventResult Of(XElement root)
    {
        var inner = root.Child("infEvento") ?? throw new FormatException("retEvento without infEvento");
        return new(inner.Status(), inner.Reason(), inner.Key("chNFe"), inner.Number("tpEvento"), inner.Number("nSeqEvento"),
            inner.At("dhRegEvento"), inner.Text("nProt"), root.Verbatim());
    }
}

/// <summary>An event the authority holds, with its result.</summary>
/// <param name="DigestValue">Of the signature of the event; null when it has none.</param>
/// <param name="Xml">procEventoNFe.</param>
public sealed record RegisteredEvent(EventResult Result, string? DigestValue, string Xml)
{
    internal static RegisteredEvent Of(XElement root) =>
        new(EventResult.Of(root.Child("retEvento") ?? throw new FormatException("procEventoNFe without retEvento")),
            root.Descendants(Signatures + "DigestValue").FirstOrDefault()?.Value, root.Verbatim());

    private static readonly XNamespace Signatures = Signature.Namespace;
}

file static class Reading
{
    public static XElement? Child(this XElement element, string name) => element.Element(element.Name.Namespace + name);

    public static XElement? Find(this XElement element, string name) => element.Descendants(element.Name.Namespace + name).FirstOrDefault();

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements(element.Name.Namespace + name);

    public static string? Text(this XElement element, string name) => element.Child(name)?.Value.Trim();

    public static int? Number(this XElement element, string name) => element.Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public static int Status(this XElement element) => element.Number("cStat") ?? throw new FormatException("no cStat");

    public static string Reason(this XElement element) => element.Text("xMotivo") ?? "";

    public static AccessKey Key(this XElement element, string name) => AccessKey.TryParse(element.Text(name), out var key) ? key : default;

    /// An instant without an offset is one of Brasília; some authorities forget it.
    public static DateTimeOffset? At(this XElement element, string name) =>
        !DateTime.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? null
        : at.Kind == DateTimeKind.Unspecified ? new(at, TimeSpan.FromHours(-3)) : DateTimeOffset.Parse(element.Text(name)!, CultureInfo.InvariantCulture);

    /// With the namespace it is in, wherever that was declared; not formatted anew.
    public static string Verbatim(this XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
