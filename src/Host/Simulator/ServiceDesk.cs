using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>What the Sefin Nacional answers over HTTP.</summary>
/// <param name="Done">Whether a note was issued or an event registered, so that losing the answer would hurt.</param>
internal sealed record SefinReply(int Status, JsonObject Body, bool Done = false);

/// <summary>The Sefin Nacional: declarations (DPS) become service notes, which are found by either identifier and cancelled by events.</summary>
internal sealed class ServiceDesk(Office office)
{
    private readonly ServiceRules rules = new(office);

    /// <summary>POST nfse: a declaration becomes a note.</summary>
    public SefinReply Issue(byte[] body, Behaviour told)
    {
        if (Unpack(body, "dpsXmlGZipB64") is not { } dps) return Refuse(null, new("E1235", "Falha no schema", "dpsXmlGZipB64: não é um XML em GZip e Base64"));
        if (rules.Fault(dps) is { } fault) return Refuse(dps, fault);
        if (told.Deny is { } code) return Refuse(dps, new($"E{code:D4}", "Recusada a pedido"));
        var id = DpsId.Parse((string?)dps.Element(ServiceXml.Space + "infDPS")?.Attribute("Id"));
        return office.Ledger.Once(() =>
        {
            if (office.Ledger.Service(id.Value) is not null)
                return Refuse(dps, new("E0014", "Conjunto série, número, código do município e CNPJ/CPF já existe"));
            var replaced = ServiceXml.Value(dps, "infDPS/subst/chSubstda");
            if (replaced is not "" && ReplacedFault(replaced) is { } stands) return Refuse(dps, stands);
            var (key, xml) = ServiceXml.Issued(office, id, dps, office.Ledger.Next("nfse"));
            office.Ledger.AddService(id.Value, key.Value, xml);
            if (replaced is not "") Replace(NfseKey.Parse(replaced), dps, key);
            return new SefinReply(201, Said(("idDps", id.Value), ("chaveAcesso", key.Value), ("nfseXmlGZipB64", Pack(xml))), Done: true);
        });
    }

    private SefinMessage? ReplacedFault(string key) => office.Ledger.ServiceByKey(key) switch
    {
        null => new("E0044", "A NFS-e a ser substituída não existe"),
        { Cancelled: not null } => new("E0046", "A NFS-e a ser substituída está cancelada"),
        _ => null,
    };

    private void Replace(NfseKey old, XElement dps, NfseKey by) => office.Ledger.CancelService(old.Value, ServiceXml.Registered(
        office, old.Value, ServiceXml.Substitution(office, old, dps, by), office.Ledger.Next("event"), ServiceEvents.CancellationBySubstitution));

    /// <summary>GET dps/{id}: the key of the note that a declaration became.</summary>
    public SefinReply Declaration(string id) => office.Ledger.Once(() => office.Ledger.Service(id)) is { } note
        ? new(200, Said(("idDps", id), ("chaveAcesso", note.Key))) : Missing();

    /// <summary>GET nfse/{key}: a note.</summary>
    public SefinReply Note(string key) => office.Ledger.Once(() => office.Ledger.ServiceByKey(key)) is { } note
        ? new(200, Said(("chaveAcesso", key), ("nfseXmlGZipB64", Pack(note.Xml)))) : Missing();

    /// <summary>POST nfse/{key}/eventos: the note is cancelled.</summary>
    public SefinReply Declare(string key, byte[] body)
    {
        if (Unpack(body, "pedidoRegistroEventoXmlGZipB64") is not { } asked)
            return Refuse(null, new("E1235", "Falha no schema", "pedidoRegistroEventoXmlGZipB64: não é um XML em GZip e Base64"));
        if (rules.EventFault(asked, key) is { } fault) return Refuse(null, fault);
        return office.Ledger.Once(() =>
        {
            if (office.Ledger.ServiceByKey(key) is not { } note) return Missing();
            if (note.Cancelled is not null) return Refuse(null, new("E0840", "Já existe evento de cancelamento para esta NFS-e"));
            var registered = ServiceXml.Registered(office, key, asked, office.Ledger.Next("event"));
            office.Ledger.CancelService(key, registered);
            return new SefinReply(201, Said(("eventoXmlGZipB64", Pack(registered))), Done: true);
        });
    }

    /// <summary>GET nfse/{key}/eventos/{type}/{sequence}: an event.</summary>
    public SefinReply Event(string key, string type, string sequence) =>
        sequence is "1" && office.Ledger.Once(() => office.Ledger.ServiceByKey(key)) is { Cancelled: { } xml }
        && XElement.Load(new MemoryStream(xml)).Descendants(ServiceXml.Space + $"e{type}").Any()
            ? new(200, Said(("eventoXmlGZipB64", Pack(xml)))) : Missing();

    private SefinReply Refuse(XElement? dps, SefinMessage why)
    {
        var body = Said(("idDPS", (string?)dps?.Element(ServiceXml.Space + "infDPS")?.Attribute("Id")));
        body["erros"] = new JsonArray(new JsonObject { ["codigo"] = why.Code, ["descricao"] = why.Description, ["complemento"] = why.Complement });
        return new(400, body);
    }

    private SefinReply Missing() => new(404, Said());

    private JsonObject Said(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var body = new JsonObject
        {
            ["tipoAmbiente"] = (int)office.Environment, ["versaoAplicativo"] = "Biela-simulador", ["dataHoraProcessamento"] = office.Now.Stamp(),
        };
        foreach (var (name, value) in parts) body[name] = value;
        return body;
    }

    private static XElement? Unpack(byte[] body, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            using var zip = new GZipStream(new MemoryStream(json.RootElement.GetProperty(name).GetBytesFromBase64()), CompressionMode.Decompress);
            using var reader = XmlReader.Create(zip, new() { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or FormatException or InvalidDataException or XmlException
            or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Pack(byte[] xml)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write(xml);
        return Convert.ToBase64String(packed.ToArray());
    }
}
