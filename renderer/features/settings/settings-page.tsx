import { PageFrame } from '../../components/page-frame.tsx';
import { AboutSection } from './about-section.tsx';
import { AlertRulesSection } from './alert-rules-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { LockSection } from './lock-section.tsx';
import { SampleSection } from './sample-section.tsx';
import classes from './settings-page.module.css';
import { SignOutSection } from './sign-out-section.tsx';
import { SuitabilityRulesSection } from './suitability-rules-section.tsx';

/** What this installation remembers, how it is protected, and the way out. */
export default function SettingsPage() {
  return (
    <PageFrame title="Settings">
      <div className={classes.page}>
        <AppearanceSection />
        <LockSection />
        <BackupsSection />
        <AlertRulesSection />
        <SuitabilityRulesSection />
        <SampleSection />
        <DeviceSection />
        <SignOutSection />
        <AboutSection />
      </div>
    </PageFrame>
  );
}
