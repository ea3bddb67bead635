using System.Text;
using Biela.Fisco.Tests.Services;

namespace Biela.Fisco.Tests.Seals;

public sealed class SignatureCheckTests
{
    private static readonly string Text = Signature.Sign(TestCertificates.Document("Peça"), TestCertificates.Own).Text();

    [Theory]
    [InlineData("Peça", "Peca", "a letter")]
    [InlineData("Peça", "Peça ", "a blank at the end")]
    [InlineData("Peça", "Peça\n", "a line break")]
    [InlineData("<ide>", "<ide> ", "a blank between elements")]
    [InlineData("z=\"1\"", "z=\"2\"", "an attribute")]
    [InlineData("z=\"1\" ", "", "an attribute less")]
    [InlineData("versao=\"4.00\"", "versao=\"3.10\"", "the version")]
    [InlineData("<vazio/>", "", "an element less")]
    [InlineData("<vazio/>", "<vazio/><vazio/>", "an element more")]
    [InlineData("<vazio/>", "<cheio/>", "the name of an element")]
    [InlineData("nfe\"><infNFe", "nfe\"><infNFe xmlns=\"urn:x\"", "the namespace of the element")]
    public void A_changed_content_is_found(string before, string after, string reason)
    {
        var fault = Assert.Single(Check(before, after).Faults);
        Assert.True((fault.Status, fault.Reason.Contains("conteúdo foi alterado", StringComparison.Ordinal)) == (297, true), $"{reason}: {fault}");
    }

    [Theory]
    [InlineData("<vazio/>", "<vazio></vazio>")]
    [InlineData("z=\"1\" a='\"'", "a=\"&quot;\"   z='1'")]
    [InlineData("Peça", "Pe&#231;a")]
    [InlineData("<vazio/>", "<vazio/><!-- a comment -->")]
    public void What_the_canonical_form_leaves_out_does_not_matter(string before, string after) => Assert.Empty(Check(before, after).Faults);

    [Fact]
    public void Another_digest_breaks_the_signature_itself()
    {
        var digest = Signature.Digest(TestCertificates.Document("Peca"));
        var own = Signature.Digest(TestCertificates.Document("Peça"));
        var fault = Assert.Single(Verify(Text.Replace("Peça", "Peca", StringComparison.Ordinal).Replace(own, digest, StringComparison.Ordinal)).Faults);
        Assert.Equal(297, fault.Status);
        Assert.Contains("SignatureValue", fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#rsa-sha1", "more#rsa-sha256", "RSA-SHA1")]
    [InlineData("#sha1", "#sha256", "SHA-1")]
    [InlineData("<CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"",
        "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"", "C14N")]
    [InlineData("#enveloped-signature", "#base64", "enveloped-signature")]
    [InlineData("<KeyInfo>", "<KeyInfo><KeyName>x</KeyName>", "padrão")]
    [InlineData("<Transforms>", "<Transforms><Transform Algorithm=\"x\"/>", "padrão")]
    [InlineData("</NFe>", "<outro/></NFe>", "não está assinado")]
    [InlineData("URI=\"#NFe", "URI=\"#NFF", "se refere a")]
    [InlineData("URI=\"#NFe35261106157250000116550010000000011482139071\"", "URI=\"\"", "se refere a")]
    public void A_signature_of_another_shape_is_refused(string before, string after, string words)
    {
        var fault = Assert.Single(Check(before, after).Faults);
        Assert.Equal(298, fault.Status);
        Assert.Contains(words, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_is_refused()
    {
        var from = Text.IndexOf("<Signature", StringComparison.Ordinal);
        var prefixed = Text[..from] + Text[from..^"</NFe>".Length].Replace("</", "</ds:", StringComparison.Ordinal)
            .Replace("<", "<ds:", StringComparison.Ordinal).Replace("<ds:/ds:", "</ds:", StringComparison.Ordinal)
            .Replace("xmlns=", "xmlns:ds=", StringComparison.Ordinal);
        Assert.Contains("prefixo", Assert.Single(Verify(prefixed + "</NFe>").Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsigned_document_is_refused() => Assert.Equal(298, Assert.Single(Verify(TestCertificates.Document()).Faults).Status);

    [Fact]
    public void What_is_no_XML_is_refused() => Assert.Equal(243, Assert.Single(Verify("<NFe>").Faults).Status);

    [Fact]
    public void A_certificate_that_is_none_is_refused()
    {
        var from = Text.IndexOf("<X509Certificate>", StringComparison.Ordinal) + "<X509Certificate>".Length;
        var to = Text.IndexOf("</X509Certificate>", StringComparison.Ordinal);
        Assert.Equal(290, Assert.Single(Verify($"{Text[..from]}AAAA{Text[to..]}").Faults).Status);
    }

    [Fact]
    public void The_key_of_another_certificate_does_not_fit()
    {
        var other = Text.Replace(TestCertificates.Own.Encoded, TestCertificates.Other.Encoded, StringComparison.Ordinal);
        Assert.Equal([297, 213], Signature.Verify(Encoding.UTF8.GetBytes(other), TestCertificates.Company).Faults.Select(fault => fault.Status));
    }

    [Fact]
    public void The_signer_must_be_of_the_issuers_company()
    {
        var signed = Signature.Sign(TestCertificates.Document(), TestCertificates.Other);
        Assert.True(Signature.Verify(signed.Bytes).Holds);
        Assert.Equal(213, Assert.Single(Signature.Verify(signed.Bytes, TestCertificates.Company).Faults).Status);
    }

    [Fact]
    public void An_element_with_the_same_Id_elsewhere_does_not_stand_in()
    {
        var doubled = Text.Replace("<vazio/>", $"<vazio Id=\"{TestCertificates.Key.Id}\"/>", StringComparison.Ordinal);
        Assert.False(Verify(doubled).Holds);
    }

    [Fact]
    public void A_document_is_checked_beside_its_protocol_too() =>
        Assert.Empty(Verify($"<nfeProc xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\">{Text}<protNFe/></nfeProc>").Faults);

    [Fact]
    public void A_real_document_that_was_formatted_anew_no_longer_holds()
    {
        var check = Signature.Verify(Samples.Bytes("nfe_reforma_tributaria.xml"), Cnpj.Parse("07933914000154"));
        Assert.Equal(297, Assert.Single(check.Faults).Status);
        Assert.Equal(("7LucBm7aw0ntPgHh5Q79LeW6560=", "07933914"), (check.DigestValue, check.Signer!.Cnpj!.Value.Value[..8]));
        Assert.NotNull(check.Signer.ResponsibleName);
    }

    private static SignatureCheck Check(string before, string after)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);
        return Verify(Text.Replace(before, after, StringComparison.Ordinal));
    }

    private static SignatureCheck Verify(string xml) => Signature.Verify(Encoding.UTF8.GetBytes(xml));
}
