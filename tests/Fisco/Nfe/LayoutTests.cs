using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>Each facet broken on purpose is told with the right field.</summary>
public sealed class LayoutTests
{
    [Theory]
    [InlineData("infNFe/det[2]/prod/NCM", "8409991", "NCM de 8 algarismos")]
    [InlineData("infNFe/det[1]/prod/CFOP", "4102", "CFOP")]
    [InlineData("infNFe/det[1]/prod/qCom", "1.00001", "4 casas")]
    [InlineData("infNFe/det[1]/prod/vUnCom", "1.00000000001", "10 casas")]
    [InlineData("infNFe/det[1]/prod/vProd", "10.5", "2 casas")]
    [InlineData("infNFe/det[1]/prod/vProd", "-10.00", "2 casas")]
    [InlineData("infNFe/det[1]/prod/xProd", "", "1 a 120 caracteres")]
    [InlineData("infNFe/det[1]/prod/xProd", " Pistão", "sem espaço")]
    [InlineData("infNFe/det[1]/imposto/ICMS/ICMS00/CST", "20", "00")]
    [InlineData("infNFe/det[1]/imposto/ICMS/ICMS00/pICMS", "18.00001", "2 a 4 casas")]
    [InlineData("infNFe/det[1]/imposto/IBSCBS/cClassTrib", "1", "6 algarismos")]
    [InlineData("infNFe/ide/dhEmi", "2026-02-30T10:00:00-03:00", "fuso")]
    [InlineData("infNFe/ide/dhEmi", "2026-02-28T10:00:00Z", "fuso")]
    [InlineData("infNFe/ide/cUF", "99", "um destes")]
    [InlineData("infNFe/ide/serie", "001", "zeros à esquerda")]
    [InlineData("infNFe/emit/CNPJ", "9T.5L3.W7B/0001-19", "sem pontuação")]
    [InlineData("infNFe/emit/enderEmit/UF", "EX", "um destes")]
    [InlineData("infNFe/dest/IE", "ISENTO", "algarismos")]
    [InlineData("infNFe/cobr/dup[1]/vDup", "0.00", "maior que zero")]
    [InlineData("infNFe/pag/detPag[1]/tPag", "1", "2 algarismos")]
    public void A_broken_facet_is_told_with_its_field_and_what_was_expected(string path, string value, string expected)
    {
        var note = Sale();
        At(note, path).Value = value;
        var problem = Assert.Single(NfeLayout.CheckUnsigned(note));
        Assert.Equal((path, value), (problem.Path, problem.Found));
        Assert.Contains(expected, problem.Expected);
        Assert.Contains(path, problem.Message);
    }

    [Theory]
    [InlineData("infNFe/ide/natOp")]
    [InlineData("infNFe/emit/IE")]
    [InlineData("infNFe/det[1]/prod/NCM")]
    [InlineData("infNFe/det[2]/imposto/PIS/PISAliq/vPIS")]
    [InlineData("infNFe/total/ICMSTot/vNF")]
    [InlineData("infNFe/total/IBSCBSTot/gIBS/gIBSUF/vDif")]
    [InlineData("infNFe/transp")]
    public void A_missing_field_is_told_by_its_path(string path)
    {
        var note = Sale();
        At(note, path).Remove();
        Assert.Equal(path, Assert.Single(NfeLayout.CheckUnsigned(note)).Path);
    }

    [Fact]
    public void A_field_that_comes_twice_is_told_once_and_hides_nothing()
    {
        var note = Sale();
        var number = At(note, "infNFe/ide/nNF");
        number.AddAfterSelf(new XElement(number));
        At(note, "infNFe/ide/tpNF").Value = "2";
        Assert.Equal(["infNFe/ide/nNF[2]", "infNFe/ide/tpNF"], NfeLayout.CheckUnsigned(note).Select(problem => problem.Path));
    }

    [Fact]
    public void A_field_out_of_order_is_told_as_such()
    {
        var note = Sale();
        var series = At(note, "infNFe/ide/serie");
        series.Remove();
        At(note, "infNFe/ide").Add(series);
        Assert.Contains("fora da ordem", Assert.Single(NfeLayout.CheckUnsigned(note)).Message);
    }

    [Fact]
    public void A_choice_without_any_of_its_fields_names_them()
    {
        var note = Sale();
        At(note, "infNFe/dest/CNPJ").Remove();
        Assert.Contains("CNPJ, CPF, idEstrangeiro", Assert.Single(NfeLayout.CheckUnsigned(note)).Message);
    }

    [Fact]
    public void An_unknown_field_and_one_that_is_not_supported_are_told_apart()
    {
        var note = Sale();
        At(note, "infNFe/det[1]/prod/indTot").AddAfterSelf(new XElement(NfeTags.Space + "DI"), new XElement(NfeTags.Space + "xyz"));
        var problems = NfeLayout.CheckUnsigned(note);
        Assert.Contains("não o emite", problems[0].Message);
        Assert.Contains("não existe", problems[1].Message);
    }

    [Fact]
    public void The_number_of_an_item_is_not_used_twice()
    {
        var note = Sale();
        At(note, "infNFe/det[2]").SetAttributeValue("nItem", "1");
        Assert.Equal("infNFe/det[2]/nItem", Assert.Single(NfeLayout.CheckUnsigned(note)).Path);
    }

    [Fact]
    public void Another_document_is_refused_at_once() => Assert.Single(NfeLayout.Check(new XElement("NFe")));

    [Fact]
    public void A_layout_that_is_not_understood_says_which_line() =>
        Assert.Contains("xNome $", Assert.Throws<FormatException>(() => Layout.Read("namespace urn:x\nNFe\n  xNome $")).Message.Replace("'$'", "xNome $"));

    /// None of them is signed; the official schema finds the same faults.
    [Theory]
    [InlineData("danfe_cnpj_alfanumerico")]
    [InlineData("nfe_test_sn", "infAdFisco")]
    [InlineData("nfe_multi_page_products", "infAdProd")]
    public void Documents_of_others_have_the_faults_that_the_official_schema_finds(string sample, params string[] fields)
    {
        var note = XDocument.Load(Official.Sample($"{sample}.xml")).Descendants(NfeTags.Space + "NFe").First();
        var found = NfeLayout.CheckUnsigned(note).Select(problem => problem.Path.Split('/')[^1].Split('[')[0]).ToHashSet();
        Assert.Equal(fields, found);
    }

    /// This one was written for an older draft of the reform and has groups that we leave out.
    [Fact]
    public void A_document_with_fields_of_an_older_draft_is_refused_with_their_names()
    {
        var note = XDocument.Load(Official.Sample("nfe_reforma_tributaria.xml")).Descendants(NfeTags.Space + "NFe").First();
        Assert.Contains(NfeLayout.CheckUnsigned(note), problem => problem.Path.EndsWith("imposto/IS/pISEspec"));
    }

    private static XElement Sale() => NfeXml.Write(Workshop.Note(Workshop.Matrix[0]));

    private static XElement At(XElement note, string path) => path.Split('/').Aggregate(note, (element, step) =>
    {
        var parts = step.TrimEnd(']').Split('[');
        return element.Elements(NfeTags.Space + parts[0]).ElementAt(parts.Length > 1 ? int.Parse(parts[1]) - 1 : 0);
    });
}
