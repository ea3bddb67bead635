using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>An answer.</summary>
/// <param name="Body">The message that goes into the envelope.</param>
/// <param name="Done">Whether something was authorised, registered or voided, so that losing the answer would hurt.</param>
internal sealed record Reply(string Body, bool Done = false);

/// <summary>What all desks of the simulator share.</summary>
/// <param name="Schemas">The official schemas, where they are at hand.</param>
internal sealed record Office(Authority Authority, Ledger Ledger, FiscalEnvironment Environment, SchemaSets? Schemas, TimeProvider Clock)
{
    private static readonly XNamespace Signatures = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>The security codes by state that notes have to prove.</summary>
    public IReadOnlyDictionary<string, CsrtOptions> Csrt { get; init; } = new Dictionary<string, CsrtOptions>();

    /// <summary>Now, in the time of Brasília.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(-3));

    /// <summary>How every answer begins: environment and software.</summary>
    public string Head => MessageText.Tag("tpAmb", (int)Environment) + MessageText.Tag("verAplic", "Biela-simulador");

    /// <summary>The number of a new protocol, 15 digits: authority, state, year, and a number of its own.</summary>
    public string NextProtocol(string state, DateTimeOffset at) => $"1{state}{at:yy}{Ledger.Next("protocol"):D10}";

    /// <summary>What the layout, and where it is known the official schema, have against a document.</summary>
    public Problem? Misshape(XElement document, Layout? layout)
    {
        if (layout?.Check(document) is [var problem, ..]) return problem;
        var issued = DateOnly.FromDateTime(Now.DateTime);
        return Schemas?.For(document.Name.LocalName, Environment, issued)?.Check(document).FirstOrDefault();
    }

    /// <summary>What is wrong with a signature and its certificate (290 to 298, 213).</summary>
    public Verdict? SignatureFault(XElement document, TaxId issuer)
    {
        var check = Signature.Verify(document.Bytes());
        if (check.Faults.FirstOrDefault(fault => fault.Status != 297) is { } shape) return Verdict.Of(shape.Status);
        using var certificate =
            X509CertificateLoader.LoadCertificate(Convert.FromBase64String(document.Descendants(Signatures + "X509Certificate").Last().Value));
        if (Authority.Fault(certificate, Clock.GetUtcNow()) is { } fault) return Verdict.Of(fault);
        if (check.Signer?.Taxpayer is null) return Verdict.Of(292);
        if (!check.Holds) return Verdict.Of(297);
        return check.Signer.SignsFor(issuer) ? null : Verdict.Of(213);
    }
}
