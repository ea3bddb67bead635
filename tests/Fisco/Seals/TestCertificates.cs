using System.Text;
using System.Xml.Linq;

namespace Biela.Fisco.Tests.Seals;

/// <summary>Certificates and documents to test with; making keys takes a while, so they are made once.</summary>
internal static class TestCertificates
{
    public const string Password = "segredo";
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    public static readonly Cnpj Company = Cnpj.Parse("06157250000116");
    public static readonly Cnpj Lettered = Cnpj.Parse("12ABC34501DE35");
    public static readonly Cpf Person = Cpf.Parse("52998224725");

    private static readonly Lazy<SelfIssued> LazyAuthority = new(() => new(Now.AddYears(-1), Now.AddYears(20)));
    private static readonly Lazy<byte[]> LazyPfx = new(() => Authority.Client(Company, "OFICINA DE TESTE LTDA", Password, Person));
    private static readonly Lazy<Certificate> LazyOwn = new(() => Certificate.Open(Pfx, Password));
    private static readonly Lazy<Certificate> LazyOther = new(() =>
        Certificate.Open(Authority.Client(Lettered, "OUTRA OFICINA LTDA", Password), Password));

    public static SelfIssued Authority => LazyAuthority.Value;
    public static byte[] Pfx => LazyPfx.Value;

    /// <summary>Of <see cref="Company"/>.</summary>
    public static Certificate Own => LazyOwn.Value;

    /// <summary>Of <see cref="Lettered"/>.</summary>
    public static Certificate Other => LazyOther.Value;

    public static readonly AccessKey Key = AccessKey.Parse("35261106157250000116550010000000011482139071");
    public static readonly AccessKey OfflineKey = AccessKey.Parse("35261106157250000116650010000000429105927368");
    public static readonly AccessKey ConsumerKey = AccessKey.Compose(
        State.Find("SP")!, new(2026, 11, 22), Company, DocumentModel.Nfce, 1, 43, Issuance.Normal, "73920461");

    /// <summary>Shaped like an NF-e, with everything a canonical form can stumble over.</summary>
    public static string Document(string content = "Peça &amp; serviço <![CDATA[< 5 \"mm\"]]> &#xE7;") =>
        $"""<NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe versao="4.00" Id="{Key.Id}"><ide><natOp z="1" a='"'>{content}</natOp><vazio/></ide>"""
        + "</infNFe></NFe>";

    /// <summary>A document signed by <see cref="Own"/>.</summary>
    public static byte[] Signed(XElement document) => Signature.Sign(document.ToString(SaveOptions.DisableFormatting), Own).Bytes;

    public static string Text(this SignedDocument document) => Encoding.UTF8.GetString(document.Bytes);
}
