using System.Diagnostics;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;

namespace Biela.Fisco.Tests.Seals;

public sealed class SignatureTests
{
    private static readonly SignedDocument Signed = Signature.Sign(TestCertificates.Document(), TestCertificates.Own);

    [Fact]
    public void What_is_signed_holds()
    {
        var check = Signature.Verify(Signed.Bytes, TestCertificates.Company);
        Assert.Empty(check.Faults);
        Assert.Equal(Signed.DigestValue, check.DigestValue);
        Assert.Equal((TaxId)TestCertificates.Company, check.Signer!.Taxpayer);
    }

    [Fact]
    public void Many_sign_at_once_with_one_certificate() => Parallel.For(0, 50, number =>
        Assert.True(Signature.Verify(Signature.Sign(TestCertificates.Document($"{number}"), TestCertificates.Own).Bytes).Holds));

    [Fact]
    public void Nothing_but_the_signature_is_added()
    {
        var text = Signed.Text();
        var from = text.IndexOf("<Signature", StringComparison.Ordinal);
        var to = text.IndexOf("</Signature>", StringComparison.Ordinal) + "</Signature>".Length;
        Assert.Equal(TestCertificates.Document(), text.Remove(from, to - from));
        Assert.EndsWith("</Signature></NFe>", text, StringComparison.Ordinal);
        Assert.Equal((TestCertificates.Key.Id, Signature.Digest(TestCertificates.Document())), (Signed.Id, Signed.DigestValue));
    }

    [Fact]
    public void Mark_and_declaration_are_left_out()
    {
        var declared = $"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n{TestCertificates.Document()}\n";
        Assert.Equal(Signed.Bytes, Signature.Sign(declared, TestCertificates.Own).Bytes);
    }

    [Fact]
    public void The_algorithms_are_those_of_the_manual()
    {
        var text = Signed.Text();
        Assert.Contains("<SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\">", text, StringComparison.Ordinal);
        Assert.Contains("<DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\">", text, StringComparison.Ordinal);
        Assert.Contains($"<Reference URI=\"#{TestCertificates.Key.Id}\">", text, StringComparison.Ordinal);
        Assert.DoesNotContain("KeyValue", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infEvento", "evento")]
    [InlineData("infInut", "inutNFe")]
    [InlineData("infDPS", "DPS")]
    [InlineData("infPedReg", "pedRegEvento")]
    public void Every_element_with_an_Id_is_signed(string element, string root)
    {
        var signed = Signature.Sign($"<{root} xmlns=\"urn:x\"><{element} Id=\"ID1\"><x>1</x></{element}></{root}>", TestCertificates.Own);
        Assert.True(Signature.Verify(signed.Bytes).Holds);
    }

    [Fact]
    public void What_stands_between_the_element_and_the_signature_is_not_signed()
    {
        var document = TestCertificates.Document().Replace("</infNFe>", "</infNFe><infNFeSupl><qrCode>x</qrCode></infNFeSupl>", StringComparison.Ordinal);
        var signed = Signature.Sign(document, TestCertificates.Own);
        Assert.Equal(Signed.DigestValue, signed.DigestValue);
        Assert.True(Signature.Verify(signed.Bytes).Holds);
    }

    [Theory]
    [InlineData("<NFe><infNFe><x/></infNFe></NFe>")]
    [InlineData("<NFe><infNFe Id=\"a\"><p:x xmlns:p=\"urn:p\"/></infNFe></NFe>")]
    [InlineData("<NFe><infNFe Id=\"a\" xmlns:xsi=\"urn:p\"/></NFe>")]
    [InlineData("<NFe><infNFe Id=\"a\"><?x y?></infNFe></NFe>")]
    [InlineData("<!DOCTYPE NFe><NFe><infNFe Id=\"a\"/></NFe>")]
    [InlineData("<NFe><infNFe Id=\"a\"></NFe>")]
    [InlineData("<NFe><infNFe Id=\"a\"/></NFX>")]
    [InlineData("<NFe><infNFe Id=\"a\"/></NFe><!-- after the end -->")]
    [InlineData("<NFe><infNFe Id=\"a\"/></NFe><!-- </NFe> -->")]
    [InlineData("no XML")]
    public void What_no_fiscal_document_may_hold_is_not_signed(string xml) =>
        Assert.ThrowsAny<XmlException>(() => Signature.Sign(xml, TestCertificates.Own));

    [Fact]
    public void Whatever_text_and_attribute_a_document_has_another_implementation_agrees() =>
        // SignedXml writes and reads the document in between, and loses tabs in attributes on that way.
        Prop.ForAll(Documents(Letters.Where(letter => letter is not '\t')), xml =>
            Assert.Empty(Signature.Verify(Signature.Sign(xml, TestCertificates.Own).Bytes).Faults)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_canonical_form_is_that_of_the_platform() => Prop.ForAll(Documents(Letters), xml =>
    {
        var transform = new XmlDsigC14NTransform();
        transform.LoadInput(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
        using var whole = new StreamReader((Stream)transform.GetOutput(typeof(Stream)));
        var child = Encoding.UTF8.GetString(Canonical.ChildWithId(xml).Form);
        // Inside its parent the element need not repeat the namespace.
        Assert.Equal(whole.ReadToEnd(), $"<NFe xmlns=\"urn:nfe\">{child.Remove("<infNFe".Length, " xmlns=\"urn:nfe\"".Length)}</NFe>");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public Task The_xmlsec1_tool_agrees() => XmlsecAgrees(Signed.Bytes, "infNFe");

    /// <summary>Asserts that xmlsec1, where it is installed, finds the signature over an element good.</summary>
    private static async Task XmlsecAgrees(byte[] signed, string element)
    {
        var folder = Directory.CreateTempSubdirectory("biela-xmlsec");
        try
        {
            var (document, root) = (Path.Combine(folder.FullName, "document.xml"), Path.Combine(folder.FullName, "root.pem"));
            await File.WriteAllBytesAsync(document, signed);
            await File.WriteAllTextAsync(root, TestCertificates.Authority.Trusted.ExportCertificatePem());
            var info = new ProcessStartInfo("xmlsec1") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in new[] { "--verify", "--id-attr:Id", element, "--trusted-pem", root, "--enabled-key-data", "x509", document })
                info.ArgumentList.Add(argument);
            using var tool = Start(info);
            var said = await tool.StandardError.ReadToEndAsync() + await tool.StandardOutput.ReadToEndAsync();
            await tool.WaitForExitAsync();
            Assert.True(tool.ExitCode == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static readonly char[] Letters = ['a', 'ç', '&', '<', '>', '"', '\'', '\t', '\n', '\r', ' ', 'ÿ', '€'];

    private static Arbitrary<string> Documents(IEnumerable<char> inAttributes) =>
        (from text in Gen.Elements(Letters).ArrayOf() from attribute in Gen.Elements(inAttributes.ToArray()).ArrayOf()
         from comment in Gen.Elements(true, false) select Written(new(text), new(attribute), comment)).ToArbitrary();

    private static Process Start(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("xmlsec1 is not installed.");
            throw;
        }
    }

    private static string Written(string text, string attribute, bool comment)
    {
        var xml = new StringBuilder();
        using (var writer = XmlWriter.Create(xml, new() { OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("NFe", "urn:nfe");
            writer.WriteStartElement("infNFe", "urn:nfe");
            writer.WriteAttributeString("versao", attribute);
            writer.WriteAttributeString("Id", "NFe1");
            writer.WriteElementString("x", "urn:nfe", text);
            if (comment) writer.WriteComment("nobody signs this");
            writer.WriteStartElement("outro", "urn:outro");
            writer.WriteElementString("x", "urn:nfe", text);
            writer.WriteEndElement();
            writer.WriteElementString("y", "", attribute);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return xml.ToString();
    }
}
